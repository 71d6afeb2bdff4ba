import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { judge } from './judge.mjs'
import { begin, end, withTable } from './table.mjs'
import { faultsOf } from './verdict.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'askwell-judge-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A database and a list of arrivals as a soak leaves them. */
const leave = (rows, arrivals = []) => {
  const database = new Database(join(folder, 'askwell.db'))
  database.exec('create table responses (id text, body text)')
  for (const [id, token, complete] of rows) {
    const body = JSON.stringify({ complete, answers: [{ question: 'token', value: token }] })
    database.prepare('insert into responses values (?, ?)').run(id, body)
  }
  database.close()
  writeFileSync(join(folder, 'arrivals.jsonl'), arrivals.map((each) => `${JSON.stringify(each)}\n`).join(''))
}
const steady = { drained: true, memory: { tab: 0, heap: 1, server: 0, serverBytes: 1 }, happened: {}, seconds: 60 }
const found = (asked, thanked) => ({ ...judge(folder, { asked: new Set(asked), thanked: new Set(thanked) }), ...steady })

test('finds nothing wrong when those who were thanked are there once, and one who was killed before', () => {
  leave(
    [
      ['1', 'a', true],
      ['2', 'b', false],
    ],
    [
      { key: '"1:1"', hash: 'x', misbehaviour: 'reset' },
      { key: '"1:1"', hash: 'x' },
    ],
  )
  const result = found(['a', 'b', 'c'], ['a'])
  expect(faultsOf(result)).toEqual([])
  expect(result).toMatchObject({ stored: 1, unthanked: 1, requests: 2, misbehaved: 1 })
  expect(withTable(`${begin}\n${end}\n`, result)).toMatch(/once \| 1 \|/)
})

test.each([
  ['thanked, and not in the database: b', [['1', 'a', true]], [], ['a', 'b']],
  ['thanked, and stored in part: a', [['1', 'a', false]], [], ['a']],
  [
    'in the database more than once: a',
    [
      ['1', 'a', true],
      ['2', 'a', true],
    ],
    [],
    ['a'],
  ],
  ['in the database, and nobody wrote it: z', [['1', 'z', true]], [], []],
  [
    'revisions sent with more than one body: "1:1"',
    [['1', 'a', true]],
    [
      { key: '"1:1"', hash: 'x' },
      { key: '"1:1"', hash: 'y' },
    ],
    ['a'],
  ],
])('finds what is %s', (words, rows, arrivals, thanked) => {
  leave(rows, arrivals)
  expect(faultsOf(found(thanked, thanked)).join()).toContain(words)
})

test('finds memory that grows, what still waits, and a soak that shows nothing', () => {
  leave([])
  const faults = faultsOf({ ...found([], []), drained: false, memory: { tab: 1e6, server: 1e8 } })
  expect(faults.join()).toMatch(/still waits.*nobody was thanked.*a tab grew.*the server grew/)
})
