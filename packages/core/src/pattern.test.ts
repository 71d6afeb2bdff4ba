import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches } from './matches.js'
import { canFreeze } from './pattern.js'

describe('a pattern that could freeze a page', () => {
  it.each([
    ['an unbounded repetition in a repeated group', '(a+)+$', '((a+)b?)*$', '(?:a*){2,}$', '(a{1,})+$', '([a)]+)+$', '((ab)+)*$'],
    [
      'a repetition of what can be empty or overlap',
      '(a*)*',
      '([a-z]+)*$',
      '(\\w+\\s?)+$',
      '(.*a){20}',
      '(a?a)+$',
      '(a?){30}a{30}',
    ],
    ['alternatives that overlap', '(a|a)+$', '(a|aa)+$', '(?:a|b|ab)*c', '(?:a|){1000000}x', '(µ|μ)+$'],
    ['a bounded repetition in a repeated group', '(a{1,3})+$', '(?:a{0,9}){2,}$'],
    ['looks, named groups and references', '(?=(a+)+$)', '(?<x>a+)+$', '(?:(?=a*)a|a)+$', '(?:(a+)\\1)+$'],
    ['too many repetitions in a row', '.*.*.*.*x', 'a*a*a*a*b', 'a*\\x61*\\x61*\\x61*b', 'a?'.repeat(30) + 'a'.repeat(30)],
    ['a run of many', 'a+a+.{30}b', 'a{300}', 'x'.repeat(3000)],
  ])('is one with %s', (_, ...patterns) => {
    expect(patterns.filter((pattern) => !canFreeze(pattern))).toEqual([])
    for (const pattern of patterns) expect(matches({ a: { $regex: pattern } }, { a: 'a'.repeat(300) })).toBe(false)
  })

  it.each([
    ['lists', '^(free|pro)+$', '^(en|id|zh)(-|$)', '(Mobile|Tablet)', '^https?://(www\\.)?example\\.(com|org)/'],
    ['numbers', '^(\\d{1,3}\\.){3}\\d{1,3}$', '^v?\\d+(\\.\\d+)?(\\.\\d+)?$', '([0-9a-f]{4}-){3}', '^\\+?[0-9 ()-]{7,20}$'],
    [
      'addresses',
      '^[\\w.]+@[\\w.]+\\.\\w+$',
      '[\\w.+-]+@[\\w-]+\\.[\\w.-]+',
      'gmail\\.com$',
      '^/docs/.*',
      '^/(shop|cart)(/.*)?$',
    ],
    ['words in order', '.*foo.*bar.*', '^.*a.*b.*c', '\\bfoo\\b', '^(?=.*[a-z])(?=.*\\d).{8,}$'],
    ['brackets that group nothing', '\\(a+\\)+', '[(a+)]+', '(ab)+', '(a+)?b', '(a|b)+', '', '|', '(a)\\1'],
  ])('is none that people write for %s', (_, ...patterns) => {
    expect(patterns.filter(canFreeze)).toEqual([])
  })

  it('is every pattern that is slow: what passes takes no more than 50 ms on 256 characters', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^b]', '\\w', '\\1', '$', '\\b')
    const times = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '{0,20}', '{30}')
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      part: fc
        .tuple(
          fc.oneof(
            { depthSize: 'small', withCrossShrink: true },
            atom,
            fc.tuple(fc.constantFrom('(', '(?:', '(?=', '(?<='), tie('pattern')).map(([open, inner]) => `${open}${inner})`),
          ),
          times,
        )
        .map(([one, times]) => one + times),
      pattern: fc
        .array(fc.array(tie('part'), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.map((each) => each.join('')).join('|')),
    }))
    const subjects = [
      'a'.repeat(256),
      'a'.repeat(255) + 'c',
      'ab'.repeat(127) + 'cc',
      'aab'.repeat(85) + 'c',
      'b'.repeat(255) + 'c',
    ]
    const timed = (compiled: RegExp, subject: string) => {
      const began = performance.now()
      compiled.test(subject)
      return performance.now() - began
    }
    fc.assert(
      fc.property(pattern, fc.constantFrom('', '^'), fc.constantFrom('', '$', 'c'), (pattern, start, end) => {
        const source = start + pattern + end
        let compiled: RegExp
        try {
          compiled = new RegExp(source)
        } catch {
          return
        }
        if (canFreeze(source)) return
        compiled.test('')
        // The best of a few, since the machine has other things to do.
        for (const subject of subjects) {
          let took = timed(compiled, subject)
          for (let tries = 0; took > 50 && tries < 5; tries++) took = timed(compiled, subject)
          expect(took).toBeLessThan(50)
        }
      }),
      { numRuns: 3000, seed: 1 },
    )
  }, 60_000)

  it('sees 256 characters', () => {
    expect(matches({ a: { $regex: 'x$' } }, { a: 'a'.repeat(255) + 'x' })).toBe(true)
    expect(matches({ a: { $regex: 'x' } }, { a: 'a'.repeat(256) + 'x' })).toBe(false)
  })
})
