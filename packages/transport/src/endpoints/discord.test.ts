import { afterEach, expect, test, vi } from 'vitest'
import { asked, awkward, huge, isWhole } from '../testing/awkward.js'
import { sendTo, service, type Answer } from '../testing/service.js'
import { discord } from './discord.js'

interface Message {
  allowed_mentions: { parse: string[] }
  embeds: { title: string; fields: { name: string; value: string }[]; footer: { text: string } }[]
}

const isBetween = (text: string, most: number) => text.trim().length > 0 && text.length <= most && isWhole(text)

/**
 * https://docs.discord.com/developers/resources/webhook#execute-webhook, limits:
 * https://docs.discord.com/developers/resources/message#embed-object-embed-limits
 */
const open = async (answer?: Answer) => {
  const posted: Message[] = []
  const server = await service(({ body, type, path }) => {
    if (answer) return answer
    if (type !== 'application/json') return { status: 400, body: '{"message":"Cannot send an empty message","code":50006}' }
    const message = JSON.parse(body) as Message
    const { title, fields, footer } = message.embeds[0]!
    const sum = fields.reduce((all, { name, value }) => all + name.length + value.length, title.length + footer.text.length)
    const fits =
      sum <= 6000 &&
      fields.length <= 25 &&
      isBetween(title, 256) &&
      isBetween(footer.text, 2048) &&
      fields.every(({ name, value }) => isBetween(name, 256) && isBetween(value, 1024))
    if (!fits) return { status: 400, body: '{"message":"Invalid Form Body","code":50035}' }
    posted.push(message)
    return path === '/api/webhooks/1/t?wait=true' ? { body: '{"id":"1"}' } : { status: 204 }
  }, 'content-type')
  closers.push(server.close)
  return { ...server, posted, endpoint: discord(`${server.url}/api/webhooks/1/t`) }
}
const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) await close()
})

test('a message is an embed, and mentions nobody', async () => {
  const { endpoint, posted } = await open()
  expect(await sendTo(endpoint, asked('More colours'))).toMatchObject({ status: 200, verdict: 'delivered' })
  expect(posted[0]).toMatchObject({
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: 'post\\-purchase\\: 9/10 \\(promoter\\)',
        fields: [{ name: 'score' }, { name: 'why', value: 'More colours' }],
        footer: { text: '/orders/thanks · id · mobile · u-42' },
        timestamp: '2023-11-14T22:13:20.000Z',
      },
    ],
  })
})

test('what is typed is text: no Markdown, link or mention', async () => {
  const { endpoint, posted } = await open()
  await sendTo(endpoint, asked(awkward))
  const { value } = posted[0]!.embeds[0]!.fields[1]!
  expect(value).not.toMatch(/(?<!\\)[*_~`|<>@#[\]():]/)
  expect(value.replaceAll(/\\(.)/g, '$1')).toBe(awkward)
})

test.each(['💛'.repeat(5000), '*'.repeat(10_000), '\ud800'.repeat(9000), ' '])(
  'the largest response is taken, whatever it is made of (%#)',
  async (text) => {
    const { endpoint, posted } = await open()
    expect(await sendTo(endpoint, huge(text))).toMatchObject({ verdict: 'delivered' })
    expect(posted[0]!.embeds[0]!.footer.text).toMatch(/ · … 25$/)
  },
)

// https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit
test('429 is tried again after the seconds in its body, since its header is not to be read', async () => {
  const body = '{"message":"You are being rate limited.","retry_after":64.57,"global":false}'
  const { endpoint } = await open({ status: 429, body, headers: { 'retry-after': '65' } })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ verdict: 'retry', retryAfter: '64.57', body })
})

test.each([
  [400, '{"message":"Invalid Form Body","code":50035}', 'rejected'],
  [401, '{"message":"Invalid Webhook Token","code":50027}', 'blocked'],
  [404, '{"message":"Unknown Webhook","code":10015}', 'blocked'],
  [429, 'error code: 1015', 'retry'],
  [502, '', 'retry'],
])('%s %s is %s', async (status, body, verdict) => {
  const { endpoint } = await open({ status, body })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status, body, verdict })
})
