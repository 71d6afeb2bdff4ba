import { afterEach, expect, test, vi } from 'vitest'
import { asked, awkward, huge } from '../testing/awkward.js'
import { sendTo, service, type Answer } from '../testing/service.js'
import { teams } from './teams.js'

interface Block {
  type: string
  inlines: { type: string; text: string }[]
}

/**
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using: a message with
 * attachments, of which adaptive cards are supported, and at most 28 KB
 */
const open = async (answer?: Answer, allowed: string | undefined = 'content-type') => {
  const posted: Block[][] = []
  const server = await service(({ body, type, path }) => {
    if (answer) return answer
    const { type: kind, attachments } = JSON.parse(body)
    const [{ contentType, content }] = attachments
    const isCard =
      kind === 'message' && contentType === 'application/vnd.microsoft.card.adaptive' && content.type === 'AdaptiveCard'
    if (type !== 'application/json' || !isCard || !path.endsWith('?api-version=1&sig=s')) return { status: 400 }
    if (Buffer.byteLength(body) > 28_672) return { status: 413 }
    posted.push(content.body)
    return { status: 202 }
  }, allowed)
  closers.push(server.close)
  return { ...server, posted, endpoint: teams(`${server.url}/workflows/1/triggers/manual/paths/invoke?api-version=1&sig=s`) }
}
const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) await close()
})

test('a message is a card, and 202 is its acknowledgement', async () => {
  const { endpoint, posted } = await open()
  expect(await sendTo(endpoint, asked('More colours'))).toMatchObject({ status: 202, verdict: 'delivered' })
  expect(posted[0]!.map(({ inlines }) => inlines.map(({ text }) => text).join(''))).toEqual([
    'post-purchase: 9/10 (promoter)',
    'score: 9/10 (promoter)',
    'why: More colours',
    '/orders/thanks · id · mobile · u-42',
  ])
})

test('what is typed stands where there is no Markdown, and calls no function', async () => {
  const { endpoint, posted } = await open()
  await sendTo(endpoint, asked(awkward))
  expect(posted[0]!.map(({ type }) => type)).toEqual(Array(4).fill('RichTextBlock'))
  expect(posted[0]![2]!.inlines[1]).toEqual({ type: 'TextRun', text: awkward.replaceAll('{', '{\u2060') })
})

test.each(['💛'.repeat(5000), '"'.repeat(10_000), '\ud800'.repeat(9000), ''])(
  'the largest response is taken, whatever it is made of (%#)',
  async (text) => {
    const { endpoint, posted } = await open()
    expect(await sendTo(endpoint, huge(text))).toMatchObject({ verdict: 'delivered' })
    expect(posted[0]).toHaveLength(52)
  },
)

test('where the preflight is not answered, answers are kept and tried again', async () => {
  const { endpoint, requests } = await open({}, '')
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status: 408, verdict: 'retry' })
  expect(requests).toEqual([])
})

test.each([
  [400, '{"error":{"code":"TriggerInputSchemaMismatch"}}', 'rejected'],
  [401, '{"error":{"code":"DirectApiAuthorizationRequired"}}', 'blocked'],
  [404, '{"error":{"code":"WorkflowNotFound"}}', 'blocked'],
  [429, '', 'retry'],
])('%s %s is %s', async (status, body, verdict) => {
  const { endpoint } = await open({ status, body })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status, body, verdict })
})
