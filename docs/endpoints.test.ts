import { compileFunction } from 'node:vm'
import type { Endpoint, SurveyResponse } from 'askwell'
import * as endpoints from 'askwell/endpoints'
import { expect, it } from 'vitest'
import { blocksOf } from '../scripts/markdown.mjs'

let count = 0
const aResponse = (more: Partial<SurveyResponse> = {}): SurveyResponse => ({
  id: `0193a0b0-0000-7000-8000-00000000000${++count}`,
  revision: 1,
  complete: true,
  survey: { id: 'post-purchase', hash: 'f3a1' },
  answers: [{ question: 'score', type: 'csat', scale: 5, value: 4, category: 'satisfied' }],
  outcome: 'answered',
  respondent: { id: 'r' },
  context: { page: '/orders/thanks' },
  shownAt: 1_700_000_000_000,
  answeredAt: 1_700_000_000_000,
  durationMs: 900,
  ...more,
})

const blocks = blocksOf('docs/endpoints.md').filter(({ language }) => language === 'js')
const calls = blocks.filter(({ mark }) => !mark).map(({ code }) => ({ code, name: code.split('\n')[0]! }))

interface Options {
  endpoint: string | Endpoint
  beforeSend?(response: SurveyResponse): unknown
}

/** Runs a block as a page would, and gives what `init` is called with. */
const optionsOf = (code: string): Options => {
  let given: Options | undefined
  const names = { ...endpoints, surveys: [], myQueue: {}, myFetch: fetch, init: (options: Options) => void (given = options) }
  const block = code.replace(/^import { (.*) } from 'askwell\/endpoints'$/m, (_, imported: string) => {
    for (const name of imported.split(', ')) expect(Object.keys(endpoints)).toContain(name)
    return ''
  })
  compileFunction(block, Object.keys(names))(...Object.values(names))
  return given!
}

it.each(calls)('$name: is an endpoint', ({ code }) => {
  const { endpoint } = optionsOf(code)
  if (typeof endpoint === 'string') return
  expect(new URL(endpoint.url, 'https://shop.example').protocol).toBe('https:')
  expect(JSON.stringify(endpoint.body ? endpoint.body(aResponse()) : aResponse())).toBeTruthy()
})

it('every endpoint has its lines', () => {
  const shown = calls.map(({ code }) => code).join('\n')
  for (const name of Object.keys(endpoints)) expect(shown).toContain(`${name}(`)
})

it('beforeSend does as it says', () => {
  const beforeSend = optionsOf(calls.at(-1)!.code).beforeSend!
  const typed = aResponse({ answers: [{ question: 'why', type: 'text', value: 'card 4111111111111111' }] })
  expect(beforeSend(typed)).toEqual({ ...typed, answers: [{ question: 'why', type: 'text', value: 'card …' }] })
  expect(beforeSend({ ...typed, respondent: { id: 'r', attributes: { plan: 'internal' } } })).toBeNull()
})

/** As much of a sheet as the script needs. */
const fakeSheet = () => {
  const cells: unknown[][] = []
  const rowAt = (row: number) => (cells[row - 1] ??= [])
  return {
    cells,
    getLastRow: () => cells.length,
    getLastColumn: () => Math.max(0, ...cells.map((row) => row.length)),
    getRange: (row: number, column: number, rows = 1, columns = 1) => ({
      getValue: () => rowAt(row)[column - 1] ?? '',
      getValues: () =>
        Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (__, x) => rowAt(row + y)[column - 1 + x] ?? '')),
      setValues: (values: unknown[][]) =>
        values.forEach((line, y) => line.forEach((value, x) => (rowAt(row + y)[column - 1 + x] = value))),
    }),
  }
}

it('the script for Google Sheets keeps one row for each response, its last revision, and says which', () => {
  const sheet = fakeSheet()
  const names = {
    LockService: { getScriptLock: () => ({ waitLock() {}, releaseLock() {} }) },
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSheets: () => [sheet] }) },
    ContentService: {
      MimeType: { JSON: 'application/json' },
      createTextOutput: (text: string) => ({ setMimeType: () => text }),
    },
  }
  const { code } = blocks.find(({ mark }) => mark === 'doPost')!
  const doPost = compileFunction(`${code}; return doPost`, Object.keys(names))(...Object.values(names))
  const { body } = endpoints.googleAppsScript('https://script.google.com/macros/s/x/exec')
  const first = aResponse()
  const other = aResponse({ answers: [{ question: 'why', type: 'text', value: '=1+1' }] })
  const sent = [first, first, other, { ...first, revision: 3 }, { ...first, revision: 2 }]
  for (const response of sent)
    expect(doPost({ postData: { contents: JSON.stringify(body(response)) } })).toBe(JSON.stringify({ id: response.id }))
  const [header, ...rows] = sheet.cells as [string[], ...unknown[][]]
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)])
  expect(column('id')).toEqual([first.id, other.id])
  expect(column('revision')).toEqual([3, 1])
  expect(column('answer_score')).toEqual([4, ''])
  expect(column('answer_why')).toEqual(['', "'=1+1"])
})
