import { afterEach, expect, test, vi } from 'vitest'
import { asked } from '../testing/awkward.js'
import { sendTo, service, type Answer } from '../testing/service.js'
import { form } from './form.js'
import { supabase } from './supabase.js'
import { webhook } from './webhook.js'

const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) await close()
})
const open = async (...serve: Parameters<typeof service>) => {
  const server = await service(...serve)
  closers.push(server.close)
  return server
}

/** Any body that is JSON. https://help.zapier.com/hc/en-us/articles/8496288690317 */
test('a webhook gets one flat object, and no preflight', async () => {
  const server = await open(({ body }) => ({ body: `{"status":"success","id":"${JSON.parse(body).id}"}` }))
  expect(await sendTo(webhook(`${server.url}/hooks/catch/1/a/`), asked('More colours'))).toMatchObject({ verdict: 'delivered' })
  const [{ path, type, body }] = server.requests as [(typeof server.requests)[0]]
  expect([path, type]).toEqual(['/hooks/catch/1/a/', 'text/plain;charset=UTF-8'])
  const row = JSON.parse(body)
  expect(row).toMatchObject({ answer_score: 9, category_score: 'promoter', answer_why: 'More colours' })
  for (const value of Object.values(row)) expect(typeof value).not.toBe('object')
})

test('a webhook that allows it gets application/json', async () => {
  const server = await open(() => ({}), 'content-type')
  const endpoint = webhook(`${server.url}/webhook/1?a=b`, { json: true })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ verdict: 'delivered' })
  expect(server.requests[0]).toMatchObject({ path: '/webhook/1?a=b', type: 'application/json' })
})

test.each([
  [400, 'rejected'],
  [404, 'blocked'],
  [410, 'blocked'],
  [429, 'retry'],
])('a webhook: %s is %s', async (status, verdict) => {
  const server = await open(() => ({ status }))
  expect(await sendTo(webhook(server.url), asked(''))).toMatchObject({ status, verdict })
})

/** https://help.formspree.io/articles/9642369098-submit-forms-with-javascript-ajax: without `accept`, a redirect */
const formspree = ({ headers, type }: { headers: Record<string, string | undefined>; type: string }): Answer =>
  type !== 'application/x-www-form-urlencoded'
    ? { status: 415 }
    : headers['accept'] === 'application/json'
      ? { body: '{"ok":true,"next":"/thanks"}' }
      : { status: 302, headers: { location: '/thanks' } }

test('a form has every field as text, and those of your own', async () => {
  const server = await open(formspree)
  const endpoint = form(`${server.url}/f/x`, { fields: { 'form-name': 'feedback' } })
  expect(await sendTo(endpoint, asked('a&b=ü 💛'))).toMatchObject({ status: 200, verdict: 'delivered' })
  expect(server.requests[0]!.path).toBe('/f/x')
  expect(Object.fromEntries(new URLSearchParams(server.requests[0]!.body))).toMatchObject({
    'form-name': 'feedback',
    revision: '1',
    answer_score: '9',
    answer_why: 'a&b=ü 💛',
  })
})

test.each([
  [400, 'rejected'],
  [403, 'blocked'],
  [404, 'blocked'],
  [422, 'rejected'],
  [429, 'retry'],
])('a form: %s is %s', async (status, verdict) => {
  const server = await open(() => ({ status }))
  expect(await sendTo(form(server.url), asked(''))).toMatchObject({ status, verdict })
})

/** https://docs.postgrest.org/en/stable/references/errors.html: 201; 409 23505, 401 42501, 404 PGRST205, 400 22P05 */
const openSupabase = async (answer?: Answer) => {
  const rows = new Map<string, object>()
  const server = await open(({ path, headers, body }) => {
    if (answer) return answer
    if (path !== '/rest/v1/responses') return { status: 404, body: '{"code":"PGRST205"}' }
    if (headers['apikey'] !== 'anon') return { status: 401, body: '{"message":"Invalid API key"}' }
    if (/\\u0000|\\ud[89a-f]/.test(body)) return { status: 400, body: '{"code":"22P05"}' }
    const row = JSON.parse(body)
    const key = `${row.id} ${row.revision}`
    if (rows.has(key)) return { status: 409, body: '{"code":"23505","message":"duplicate key value violates unique constraint"}' }
    rows.set(key, row)
    return { status: 201 }
  }, 'apikey, authorization, content-type, prefer')
  return { ...server, rows, endpoint: supabase(server.url, 'anon') }
}

test('Supabase has each revision once, however often it is sent', async () => {
  const { endpoint, rows, requests } = await openSupabase()
  const response = asked('\u0000 and \ud800')
  for (const revision of [1, 1, 2])
    expect(await sendTo(endpoint, { ...response, revision })).toMatchObject({ verdict: 'delivered' })
  expect([...rows.keys()]).toEqual([`${response.id} 1`, `${response.id} 2`])
  expect([...rows.values()][0]).toMatchObject({
    survey: 'post-purchase',
    complete: true,
    answered_at: '2023-11-14T22:13:20.000Z',
    response: { id: response.id, answers: [{ value: 9 }, { value: '\ufffd and \ufffd' }] },
  })
  expect(requests[0]!.headers['authorization']).toBeUndefined()
})

test.each([
  [400, '{"code":"PGRST204"}', 'rejected'],
  [401, '{"code":"42501"}', 'blocked'],
  [404, '{"code":"PGRST205"}', 'blocked'],
  [409, '{"code":"23503"}', 'retry'],
  [503, '{"code":"PGRST001"}', 'retry'],
])('Supabase: %s %s is %s', async (status, body, verdict) => {
  const { endpoint } = await openSupabase({ status, body })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status, body, verdict })
})
