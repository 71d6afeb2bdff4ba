import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonErrorOffset, jsonErrorPlace } from './json-error.js'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

it.each([
  ['', 0],
  ['{', 1],
  ['{"a":}', 5],
  ['{"a" 1}', 5],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['{"a":1,}', 7],
  ['nul', 0],
  ['"open', 0],
  ['01', 1],
  ['[1]]', 3],
  ['{]', 1],
  ["{'a':1}", 1],
])('finds where %j breaks off', (text, offset) => {
  expect(jsonErrorOffset(text)).toBe(offset)
})

it('counts lines and columns from one', () => {
  expect(jsonErrorPlace('{\n  "a": 1,\n  oops\n}')).toBe('line 3, column 3 (offset 14)')
})

it('agrees with JSON.parse on what is JSON, for whole, cut and mangled texts', () => {
  const mangled = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', '\\', '\u0001', ':', '-', '0', 'e', '\ud800', ' '),
      fc.nat(2),
    )
    .map(([text, at, put, drop]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + drop))
  fc.assert(
    fc.property(fc.oneof(fc.json(), mangled, fc.string()), (text) => (jsonErrorOffset(text) === undefined) === isJson(text)),
    { numRuns: 3000 },
  )
})

it('is quick about long and deep texts', () => {
  const startedAt = performance.now()
  for (const text of ['['.repeat(5e5), `"${'a'.repeat(5e5)}`, `{"a":`.repeat(1e5), `"${'\\n'.repeat(2e5)}`]) jsonErrorOffset(text)
  expect(performance.now() - startedAt).toBeLessThan(2000)
})
