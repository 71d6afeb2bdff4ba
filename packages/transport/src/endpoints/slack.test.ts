import { afterEach, expect, test, vi } from 'vitest'
import { asked, awkward, huge, isWhole } from '../testing/awkward.js'
import { sendTo, service, type Answer } from '../testing/service.js'
import { slack } from './slack.js'

interface Text {
  type: string
  text: string
}
interface Block {
  type: string
  text?: Text
  elements?: Text[]
}

/**
 * Reads any body that is JSON, whatever its type; no header is allowed by its preflight.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, limits:
 * https://docs.slack.dev/reference/block-kit/blocks
 */
const open = async (answer?: Answer) => {
  const posted: { text: string; blocks: Block[] }[] = []
  const server = await service(({ body, path }) => {
    if (answer) return answer
    const message = JSON.parse(body)
    const texts = message.blocks.flatMap(({ text, elements = [] }: Block) => [text, ...elements]).filter(Boolean)
    const fits = message.blocks.every(({ type, text }: Block) => !text || text.text.length <= (type === 'header' ? 150 : 3000))
    const filled = texts.every(({ text }: Text) => text.length && isWhole(text))
    if (path !== '/services/T/B/x' || message.blocks.length > 50 || !fits || !filled)
      return { status: 400, body: 'invalid_blocks' }
    posted.push(message)
    return { body: 'ok' }
  }, '')
  closers.push(server.close)
  return { ...server, posted, endpoint: slack(`${server.url}/services/T/B/x`, { labels: { why: 'What is missing?' } }) }
}
const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) await close()
})

test('a message has the score as people know it, the questions, the comment, and where', async () => {
  const { endpoint, posted, requests } = await open()
  expect(await sendTo(endpoint, asked('More colours'))).toMatchObject({ status: 200, verdict: 'delivered' })
  expect(requests[0]!.type).toBe('text/plain;charset=UTF-8')
  expect(posted[0]!.text).toBe('post-purchase: 9/10 (promoter)')
  expect(posted[0]!.blocks.map(({ text, elements }) => (text ?? elements![0]!).text)).toEqual([
    'post-purchase: 9/10 (promoter)',
    'score: 9/10 (promoter)',
    'What is missing?: More colours',
    '/orders/thanks · id · mobile · u-42',
  ])
})

test('what is typed is text: no format, link or mention', async () => {
  const { endpoint, posted } = await open()
  await sendTo(endpoint, asked(awkward))
  for (const { type, text, elements } of posted[0]!.blocks)
    for (const each of [text, ...(elements ?? [])]) if (each) expect([type, each.type]).toEqual([type, 'plain_text'])
  const { text } = posted[0]!.blocks[2]!.text!
  expect(text).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/)
  expect(text).toContain('&lt;!channel&gt;')
  expect(posted[0]).toMatchObject({ unfurl_links: false, unfurl_media: false })
})

test.each(['💛'.repeat(5000), '&'.repeat(10_000), '\ud800'.repeat(9000), ' ', '\u0000'])(
  'the largest response is taken, whatever it is made of (%#)',
  async (text) => {
    const { endpoint, posted } = await open()
    expect(await sendTo(endpoint, huge(text))).toMatchObject({ verdict: 'delivered' })
    expect(posted[0]!.blocks.at(-2)!.text!.text).toBe('… 3')
  },
)

test('a text that is cut says so', async () => {
  const { endpoint, posted } = await open()
  await sendTo(endpoint, asked('a'.repeat(5000)))
  expect(posted[0]!.blocks[2]!.text!.text).toMatch(/^What is missing\?: a+…$/)
  expect(posted[0]!.blocks[2]!.text!.text).toHaveLength(3000)
})

// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
test.each([
  [400, 'invalid_payload', 'rejected'],
  [403, 'action_prohibited', 'blocked'],
  [404, 'no_service', 'blocked'],
  [410, 'channel_is_archived', 'blocked'],
  [429, 'rate_limited', 'retry'],
  [500, 'rollup_error', 'retry'],
])('%s %s is %s', async (status, body, verdict) => {
  const { endpoint } = await open({ status, body })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status, body, verdict })
})

test('nothing goes while the page goes, and who is answering has half an hour', () => {
  expect(slack('https://hooks.slack.com/services/x')).toMatchObject({ unload: 'defer', hold: 1_800_000 })
})
