import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testCollector } from './testing/collector.js'
import { temporaryDir } from './testing/temporary.js'

const DOCUMENT = { surveys: [{ id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'page_view' } }] }

function surveyFile(content: unknown) {
  const file = join(temporaryDir(), 'surveys.json')
  let at = 1_700_000_000
  const write = (next: unknown) => {
    writeFileSync(file, typeof next === 'string' ? next : JSON.stringify(next))
    // File systems may keep times in whole seconds; each version gets one of its own.
    utimesSync(file, ++at, at)
  }
  write(content)
  return { file, write }
}

it('serves an empty document without a file', async () => {
  const { request } = await testCollector()
  expect(await (await request('/v1/surveys')).json()).toEqual({ surveys: [] })
})

it('serves the file, and 304 to those who have it', async () => {
  const { request } = await testCollector({ surveysFile: surveyFile(DOCUMENT).file })
  const first = await request('/v1/surveys')
  expect(await first.json()).toEqual(DOCUMENT)
  const etag = first.headers.get('etag')!
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await request('/v1/surveys', { headers: { 'if-none-match': tag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    expect(again.headers.get('access-control-allow-origin')).toBe('*')
  }
  expect((await request('/v1/surveys', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
})

it('serves a file that changed, and keeps the last good one when it turns bad, telling once', async () => {
  const { file, write } = surveyFile(DOCUMENT)
  const errors: unknown[] = []
  const { request } = await testCollector({ surveysFile: file, onError: (error) => errors.push(error) })
  const etag = (await request('/v1/surveys')).headers.get('etag')
  write({ surveys: [] })
  const changed = await request('/v1/surveys')
  expect(await changed.json()).toEqual({ surveys: [] })
  expect(changed.headers.get('etag')).not.toBe(etag)
  write({ surveys: [{}] })
  for (let times = 0; times < 3; times++) expect(await (await request('/v1/surveys')).json()).toEqual({ surveys: [] })
  expect(errors).toHaveLength(1)
  write(DOCUMENT)
  expect(await (await request('/v1/surveys')).json()).toEqual(DOCUMENT)
})

it.each([
  ['{"surveys": [', /surveys\.json: not JSON: it breaks off at line 1, column 14/],
  [
    { surveys: [{ ...DOCUMENT.surveys[0], cooldwon: 1 }] },
    /surveys\.json: not a survey document\n {2}surveys\[0\]\.cooldwon: unknown field/,
  ],
  [{ surveys: [{ ...DOCUMENT.surveys[0], trigger: { event: 'x', delay: 'soon' } }] }, /surveys\[0\]\.trigger\S*: .*duration/],
  [
    { surveys: [{ ...DOCUMENT.surveys[0], audience: { plan: { $near: 1 } } }] },
    /surveys\[0\]\.audience.*: unknown operator "\$near"/,
  ],
])('does not start with %j', async (content, reason) => {
  const { file } = surveyFile(content)
  await expect(testCollector({ surveysFile: file })).rejects.toThrow(reason)
})

it('does not start with a file that is not there', async () => {
  await expect(testCollector({ surveysFile: '/nowhere/surveys.json' })).rejects.toMatchObject({ code: 'bad-document' })
})
