import { expect, it } from 'vitest'
import { plural, signed, timeAgo, wording } from './format.js'

it.each([
  [0, 'just now'],
  [-5, 'just now'],
  [50, '1 minute ago'],
  [7200, '2 hours ago'],
  [86_400, 'yesterday'],
  [86_400 * 20, '20 days ago'],
  [86_400 * 400, /^[A-Z][a-z]{2} \d+, \d{4}$/],
])('says of %i seconds: %s', (seconds, text) => {
  const now = 1_800_000_000_000
  expect(timeAgo(now - seconds * 1000, now)).toMatch(text)
})

it('writes an NPS with its sign', () => {
  expect([33.4, -12.5, 0, -0.2].map(signed)).toEqual(['+33', '−12', '0', '0'])
})

it('counts in words', () => {
  expect([plural(1, 'answer'), plural(1200, 'answer')]).toEqual(['1 answer', '1,200 answers'])
})

it("prefers the reader's language, then English, then any", () => {
  const text = { id: 'Halo', en: 'Hello', zh: '你好' }
  expect(wording(text, ['id'])).toBe('Halo')
  expect(wording(text, ['zh-TW', 'id'])).toBe('Halo')
  expect(wording(text, ['zh-TW'])).toBe('你好')
  expect(wording(text, ['fr'])).toBe('Hello')
  expect(wording({ de: 'Hallo' }, ['fr'])).toBe('Hallo')
  expect(wording('Hi', ['fr'])).toBe('Hi')
  expect(wording(undefined, [])).toBeUndefined()
})
