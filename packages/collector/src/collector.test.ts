import { describe, expect, it } from 'vitest'
import { testCollector } from './testing/collector.js'
import { answerOf, responseOf } from './testing/responses.js'

describe('POST /v1/responses', () => {
  it('keeps a response and says so under its id', async () => {
    const { post, stored } = await testCollector()
    const response = responseOf()
    const { status, body } = await post(response)
    expect(status).toBe(200)
    expect(body).toEqual({ verdicts: [{ id: response.id, status: 'stored', issues: [] }] })
    expect(await stored()).toMatchObject([response])
  })

  it('takes the same response as text/plain, which needs no preflight', async () => {
    const { post, stored } = await testCollector()
    expect((await post(responseOf(), { 'content-type': 'text/plain;charset=UTF-8' })).status).toBe(200)
    expect(await stored()).toHaveLength(1)
  })

  it('takes a list, and a list under "responses"', async () => {
    const { post, stored } = await testCollector()
    expect((await post([responseOf(), responseOf()])).body.verdicts).toHaveLength(2)
    expect((await post({ responses: [responseOf()] })).body.verdicts).toHaveLength(1)
    expect(await stored()).toHaveLength(3)
  })

  it('acknowledges the same revision again, and changes nothing', async () => {
    const { post, stored, request } = await testCollector()
    const response = responseOf({ value: 5 })
    await post(response)
    const before = await (await request('/v1/results')).json()
    const again = await post({ ...response, answers: [answerOf('csat', 1)] })
    expect(again.status).toBe(200)
    expect(again.body.verdicts[0]!.status).toBe('duplicate')
    expect(await stored()).toMatchObject([response])
    expect(await (await request('/v1/results')).json()).toMatchObject({ surveys: (before as { surveys: unknown }).surveys })
  })

  it('replaces by a higher revision, and ignores a lower one', async () => {
    const { post, stored, request } = await testCollector()
    const first = responseOf({ value: 2 })
    const second = { ...first, revision: 3, answers: [answerOf('csat', 5, { question: 'score' }), answerOf('text', 'hello')] }
    await post(first)
    expect((await post(second)).body.verdicts[0]!.status).toBe('stored')
    const late = await post({ ...first, revision: 2 })
    expect([late.status, late.body.verdicts[0]!.status]).toEqual([200, 'ignored'])
    expect(await stored()).toMatchObject([second])
    const results = (await (await request('/v1/results')).json()) as { surveys: { questions: { count: number }[] }[] }
    expect(results.surveys[0]!.questions.map(({ count }) => count)).toEqual([1, 1])
  })

  it('judges revisions of one response within one batch in their order', async () => {
    const { post, stored } = await testCollector()
    const response = responseOf()
    const { body } = await post([2, 1, 2, 3].map((revision) => responseOf({ id: response.id, revision })))
    expect(body.verdicts.map(({ status }) => status)).toEqual(['stored', 'ignored', 'duplicate', 'stored'])
    expect((await stored()).map(({ revision }) => revision)).toEqual([3])
  })

  it('refuses a broken response with the path of each mistake', async () => {
    const { post, stored } = await testCollector()
    const { status, body } = await post({
      ...responseOf(),
      answers: [{ question: 'score', type: 'csat', scale: 5, value: { no: 1 } }],
      outcome: 'gone',
      extra: 1,
    })
    expect(status).toBe(400)
    expect(body.error.code).toBe('invalid_response')
    expect(body.verdicts[0]!.issues).toEqual([
      { path: 'answers[0].value', message: 'expected number or string or array or an object of another shape' },
      { path: 'outcome', message: 'expected "answered" or "partial"' },
      { path: 'extra', message: 'unknown field' },
    ])
    expect(await stored()).toEqual([])
  })

  it('lets one bad item of a batch reject itself alone', async () => {
    const { post, stored } = await testCollector()
    const [good, bad] = [responseOf(), responseOf({ value: 9 })]
    const { status, body } = await post([good, bad, null])
    expect(status).toBe(200)
    expect(body.verdicts).toEqual([
      { id: good.id, status: 'stored', issues: [] },
      {
        id: bad.id,
        status: 'rejected',
        issues: [{ path: '[1].answers[0].value', message: 'a csat answer on this scale is a whole number from 1 to 5' }],
      },
      { id: null, status: 'rejected', issues: [{ path: '[2]', message: 'expected object' }] },
    ])
    expect(await stored()).toHaveLength(1)
  })

  it('refuses a batch without one good item', async () => {
    const { post } = await testCollector()
    const { status, body } = await post([{}, 1])
    expect([status, body.verdicts.map(({ status }) => status)]).toEqual([400, ['rejected', 'rejected']])
  })

  it.each([
    ['nps', 11, '0 to 10'],
    ['nps', 9.5, '0 to 10'],
    ['csat', 0, '1 to 5'],
    ['ces', 8, '1 to 7'],
    ['thumbs', 'sideways', '"up" or "down"'],
    ['text', 5, 'a string'],
  ])('refuses a %s answer of %s', async (type, value, allowed) => {
    const { post } = await testCollector()
    const { status, body } = await post(responseOf({ answers: [answerOf(type, value)] }))
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(allowed)])
  })

  it('keeps an NPS of 0', async () => {
    const { post, stored } = await testCollector()
    await post(responseOf({ answers: [answerOf('nps', 0)] }))
    expect((await stored())[0]!.answers[0]!.value).toBe(0)
  })

  it('gives texts back as they came, NUL and half characters included', async () => {
    const { post, stored } = await testCollector()
    const texts = [
      'a\0b',
      '\ud800 alone',
      'e\u0301 \u00e9',
      '<script>alert(1)</script>',
      '𝒜👩‍👩‍👧',
      '\u2028',
      "'; DROP TABLE responses",
      '',
    ]
    await post(texts.map((text) => responseOf({ answers: [answerOf('text', text)] })))
    expect((await stored()).map(({ answers }) => answers[0]!.value).sort()).toEqual([...texts].sort())
  })

  it('refuses names that databases and addresses cannot hold', async () => {
    const { post } = await testCollector()
    for (const name of ['a\0b', '\udc00'])
      expect((await post(responseOf({ surveyId: name }))).body.error.message).toContain('survey.id')
  })

  it('is unharmed by prototype keys and deep nesting', async () => {
    const { post, stored } = await testCollector()
    const evil = JSON.stringify(responseOf()).replace(
      '"respondent":{',
      '"respondent":{"attributes":{"__proto__":{"admin":true}},',
    )
    expect((await post(evil)).status).toBe(200)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    const own = JSON.stringify(responseOf()).replace('{', '{"__proto__":{"complete":true},')
    expect((await post(own)).status).toBe(400)
    const deep = JSON.stringify(responseOf()).replace(
      '"id":"r-1"',
      `"id":"r-1","attributes":{"deep":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    )
    expect((await post(deep)).body.error.message).toContain('nested deeper')
    expect((await post('['.repeat(4e5))).body.error.code).toBe('bad_json')
    expect(await stored()).toHaveLength(1)
  })

  it('says where a body stops being JSON', async () => {
    const { post } = await testCollector()
    const { status, body } = await post('{\n  "id": nope }')
    expect([status, body.error.code, body.error.message]).toEqual([400, 'bad_json', expect.stringContaining('line 2, column 9')])
  })

  it('refuses other content types, other charsets, bytes that are no UTF-8, and nothing', async () => {
    const { post, request } = await testCollector()
    expect((await post('{}', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
    expect((await post('{}', { 'content-type': 'application/json; charset=utf-16' })).status).toBe(415)
    expect((await post('{}', { 'content-encoding': 'gzip' })).status).toBe(415)
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
    expect((await request('/v1/responses', { ...init, body: new Uint8Array([0x22, 0xff, 0x22]) })).status).toBe(400)
    expect((await post('')).status).toBe(400)
    expect((await post('[]')).body.error.code).toBe('empty')
  })

  it('refuses bodies above 512 KiB and batches above 100', async () => {
    const { post } = await testCollector()
    expect((await post(' '.repeat(512 * 1024 + 1))).status).toBe(413)
    const many = await post(Array.from({ length: 101 }, () => responseOf()))
    expect([many.status, many.body.error.code]).toEqual([413, 'too_many'])
    expect((await post(Array.from({ length: 100 }, () => responseOf()))).status).toBe(200)
  })

  it('dates an answer by its age, whatever the clock of the device says', async () => {
    const now = 1_800_000_000_000
    const { post, stored } = await testCollector({ now: () => now })
    await post(responseOf({ answeredAt: 0 }), { 'askwell-age': '60000' })
    await post(responseOf({ answeredAt: 9e15 / 2 }), {}, '?age=30000')
    await post(responseOf({ answeredAt: 8e15 }), { 'askwell-age': 'soon' })
    await post(responseOf({ answeredAt: now - 10_000 }))
    expect((await stored()).map(({ occurredAt }) => now - occurredAt)).toEqual([0, 10_000, 30_000, 60_000])
  })
})

describe('GET /v1/responses', () => {
  it('pages through all of them, newest first, each once', async () => {
    const { post, request } = await testCollector({ now: () => 1000 })
    await post(Array.from({ length: 25 }, () => responseOf({ surveyId: 'a' })))
    await post(responseOf({ surveyId: 'b' }))
    const ids: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Response = await request(`/v1/responses?survey=a&limit=10${next && `&before=${next}`}`)
      const body = (await page.json()) as { responses: { id: string }[]; next: string | null }
      ids.push(...body.responses.map(({ id }) => id))
      next = body.next
    }
    expect(ids).toHaveLength(25)
    expect(ids).toEqual([...new Set(ids)].sort().toReversed())
  })

  it('refuses a limit or a cursor that makes no sense', async () => {
    const { request } = await testCollector()
    expect((await request('/v1/responses?limit=-1')).status).toBe(400)
    expect((await request("/v1/responses?before=1' or 1=1")).status).toBe(400)
  })
})

describe('the rest', () => {
  it('answers every miss in the same form', async () => {
    const { request } = await testCollector()
    const response = await request('/nothing/here')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: { code: 'not_found', message: 'There is nothing at /nothing/here.' } })
  })

  it('tells an operator that it is well', async () => {
    const { request } = await testCollector()
    expect(await (await request('/healthz')).json()).toEqual({ status: 'ok' })
  })

  it('keeps what it had when it is opened again', async () => {
    const first = await testCollector()
    await first.post(responseOf())
    await first.close()
    const second = await testCollector({ dataDir: first.dataDir })
    expect(await second.stored()).toHaveLength(1)
  })
})
