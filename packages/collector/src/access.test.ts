import { expect, it } from 'vitest'
import { testCollector } from './testing/collector.js'

const TOKEN = 'correct horse battery'

const signIn = (token: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ token }),
})

it('shows results without a token on the loopback interface', async () => {
  for (const host of ['localhost', '127.0.0.1', '::1']) {
    const { request } = await testCollector({ host })
    expect((await request('/v1/results')).status, host).toBe(200)
  }
})

it('refuses results without a token on any other interface, and says what to do', async () => {
  const { request } = await testCollector({ host: '0.0.0.0' })
  for (const path of ['/v1/results', '/v1/responses', '/v1/results/stream']) {
    const response = await request(path)
    expect(response.status, path).toBe(403)
    expect(await response.text()).toContain('--admin-token')
  }
  expect((await request('/v1/surveys')).status).toBe(200)
})

it('opens results to who has the token, by header or by a session', async () => {
  const { request } = await testCollector({ host: '0.0.0.0', adminToken: TOKEN })
  expect((await request('/v1/results')).status).toBe(401)
  expect((await request('/v1/results', { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200)
  expect((await request('/v1/results', { headers: { authorization: 'Bearer wrong horse' } })).status).toBe(401)

  const signedIn = await request('/v1/session', signIn(TOKEN, { 'x-forwarded-proto': 'https' }))
  const cookie = signedIn.headers.get('set-cookie')!
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) expect(cookie).toContain(attribute)
  expect(cookie).not.toContain('horse')
  expect((await request('/v1/results', { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200)
  expect((await request('/v1/results', { headers: { cookie: 'askwell_session=forged' } })).status).toBe(401)
})

it('signs nobody in with a wrong token, junk, or a plain form of another site', async () => {
  const { request } = await testCollector({ adminToken: TOKEN })
  for (const token of ['', 'wrong', null, 1, { length: 99 }]) {
    const response = await request('/v1/session', signIn(token))
    expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null])
  }
  expect((await request('/v1/session', { ...signIn(TOKEN), body: 'junk' })).status).toBe(401)
  expect((await request('/v1/session', signIn(TOKEN, { 'content-type': 'text/plain' }))).status).toBe(415)
})

it('wants the token on the loopback interface too, once there is one', async () => {
  const { request } = await testCollector({ adminToken: TOKEN })
  expect((await request('/v1/results')).status).toBe(401)
})

it('gives pages of other origins no way to read results', async () => {
  const { request } = await testCollector()
  for (const path of ['/v1/results', '/v1/responses', '/v1/results/stream']) {
    const response = await request(path, { headers: { origin: 'https://evil.example' } })
    expect(response.headers.get('access-control-allow-origin'), path).toBeNull()
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    await response.body?.cancel()
  }
})
