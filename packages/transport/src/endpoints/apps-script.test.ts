import { afterEach, expect, test, vi } from 'vitest'
import { asked } from '../testing/awkward.js'
import { sendTo, service, type Answer } from '../testing/service.js'
import { googleAppsScript } from './apps-script.js'

const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) await close()
})

/**
 * A script's output is at another address, once, to which a post is sent on; there is no answer to a preflight.
 * https://developers.google.com/apps-script/guides/content#redirects
 */
const open = async (answer?: Answer) => {
  const rows = new Map<string, Record<string, unknown>>()
  const outputs = new Map<string, string>()
  const server = await service(({ method, path, body }) => {
    if (answer && method === 'POST') return answer
    if (method === 'GET') {
      const output = outputs.get(path)
      outputs.delete(path)
      return output ? { body: output, headers: { 'content-type': 'application/json' } } : { status: 404 }
    }
    if (path !== '/macros/s/x/exec') return { status: 404 }
    const row = JSON.parse(body)
    if (!((rows.get(row.id)?.['revision'] as number) >= row.revision)) rows.set(row.id, row)
    const echo = `/macros/echo?user_content_key=${outputs.size}`
    outputs.set(echo, JSON.stringify({ id: row.id }))
    return { status: 302, headers: { location: echo } }
  })
  closers.push(server.close)
  return { ...server, rows, endpoint: googleAppsScript(`${server.url}/macros/s/x/exec`) }
}

test('a row is acknowledged where Google sends the browser on to', async () => {
  const { endpoint, rows, requests } = await open()
  const response = asked('More colours')
  for (const revision of [1, 1, 2])
    expect(await sendTo(endpoint, { ...response, revision })).toMatchObject({ status: 200, verdict: 'delivered' })
  expect(requests.map(({ method }) => method).join()).toBe('POST,GET,POST,GET,POST,GET')
  expect([...rows.values()]).toEqual([
    {
      id: response.id,
      revision: 2,
      complete: true,
      survey: 'post-purchase',
      outcome: 'answered',
      answer_score: 9,
      category_score: 'promoter',
      answer_why: 'More colours',
      page: '/orders/thanks',
      locale: 'id',
      device: 'mobile',
      respondent: 'r',
      user: 'u-42',
      answeredAt: '2023-11-14T22:13:20.000Z',
    },
  ])
})

test.each(['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', async (text) => {
  const { endpoint, rows } = await open()
  await sendTo(endpoint, asked(text))
  expect([...rows.values()][0]!['answer_why']).toMatch(/^('|\ufffd)/)
})

test('what is asked for by no id, such as a script that fails or a sign-in page, is no acknowledgement', async () => {
  const { endpoint } = await open({ body: '<html>TypeError: Cannot read properties of undefined</html>' })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status: 0, verdict: 'blocked' })
})

test.each([
  [404, 'blocked'],
  [429, 'retry'],
  [500, 'retry'],
])('%s is %s', async (status, verdict) => {
  const { endpoint } = await open({ status })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status, verdict })
})
