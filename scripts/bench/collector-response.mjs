// A response as the SDK sends it, with a score and a sentence.
import { randomBytes } from 'node:crypto'

const TEMPLATE = {
  revision: 1,
  complete: true,
  survey: { id: 'post-purchase', hash: 'f3a1' },
  answers: [
    { question: 'score', type: 'csat', scale: 5, value: 4, category: 'satisfied' },
    { question: 'why', type: 'text', value: 'It was easy to find what I wanted, and paying took a minute.' },
  ],
  outcome: 'answered',
  trigger: { event: 'purchase', properties: { value: 42 } },
  respondent: { id: '0193c0de-0000-7000-8000-000000000000', attributes: { plan: 'pro' } },
  context: { page: '/orders/thanks', locale: 'en', device: 'mobile', viewport: [390, 844], sdk: 'askwell/0.1.0' },
  shownAt: 1_700_000_000_000,
  answeredAt: 1_700_000_004_000,
  durationMs: 4000,
}
const rest = JSON.stringify(TEMPLATE).slice(1)

export const responseText = (id) => `{"id":"${id}",${rest}`

/** A UUID of version 7, as the SDK mints them: the instant, then chance. https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7 */
export function responseId() {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = (bytes[6] & 15) | 112
  bytes[8] = (bytes[8] & 63) | 128
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
