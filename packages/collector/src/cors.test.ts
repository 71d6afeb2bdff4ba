import { expect, it } from 'vitest'
import { testCollector } from './testing/collector.js'
import { responseOf } from './testing/responses.js'

const SHOP = 'https://shop.example'

it('answers the preflight of the SDK for two hours', async () => {
  const { request } = await testCollector()
  const { status, headers } = await request('/v1/responses', {
    method: 'OPTIONS',
    headers: { origin: SHOP, 'access-control-request-method': 'POST' },
  })
  expect(status).toBe(204)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-allow-methods')).toBe('POST')
  expect(headers.get('access-control-allow-headers')).toBe('content-type, idempotency-key, askwell-age')
  expect(headers.get('access-control-max-age')).toBe('7200')
})

it('lets pages read answers and errors alike', async () => {
  const { post, request } = await testCollector()
  const answers = [
    await post(responseOf(), { origin: SHOP }),
    await post('{', { origin: SHOP }),
    await post('{}', { origin: SHOP, 'content-type': 'text/csv' }),
    await post(' '.repeat(600_000), { origin: SHOP }),
    await request('/v1/surveys', { headers: { origin: SHOP } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 415, 413, 200])
  for (const { headers } of answers) {
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
  }
})

it('keeps to the origins it was given', async () => {
  const { post, request, stored } = await testCollector({ allowedOrigins: [SHOP] })
  const good = await post(responseOf(), { origin: SHOP })
  expect([good.status, good.headers.get('access-control-allow-origin')]).toEqual([200, SHOP])
  expect(good.headers.get('vary')).toContain('Origin')
  const other = await post(responseOf(), { origin: 'https://other.example', 'content-type': 'text/plain' })
  expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null])
  expect((await request('/v1/surveys', { headers: { origin: 'null' } })).status).toBe(403)
  expect((await post(responseOf())).status).toBe(200)
  expect(await stored()).toHaveLength(2)
})
