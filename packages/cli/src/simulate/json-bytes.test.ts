import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoInstant } from './instant.js'
import { skipSpace, skipValue } from './json-bytes.js'
import { readLine } from './log-line.js'
import { picker } from './pick.js'
import { findParts, type Parts } from './plain-line.js'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
const bytesOf = (text: string) => Buffer.from(text, 'utf8')
const isValue = (text: string): boolean => {
  const bytes = bytesOf(text)
  const end = skipValue(bytes, skipSpace(bytes, 0, bytes.length), bytes.length)
  return end >= 0 && skipSpace(bytes, end, bytes.length) === bytes.length
}

/** JSON, and what a slip makes of it. */
const damaged = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', '"', ',', '}', ']', '\\', '\\u00', '0', '-', '.', 'e', '\t', ' ', ':', 't'),
    fc.nat(2),
  )
  .map(([json, place, piece, length]) => {
    const at = place % (json.length + 1)
    return json.slice(0, at) + piece + json.slice(at + length)
  })
const nearJson = fc.oneof(
  fc.json(),
  damaged,
  fc.string(),
  fc.stringMatching(/^-?[0-9.eE+-]{0,8}$/),
  fc.stringMatching(/^"(\\.|[a-z])*"?$/),
)

describe('skipValue', () => {
  it('accepts what JSON.parse accepts, and nothing else', () => {
    fc.assert(
      fc.property(nearJson, (text) => {
        expect(isValue(text)).toBe(isJson(text))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('isoInstant', () => {
  it('reads what it reads as Date.parse does', () => {
    const year = fc.integer({ min: 1970, max: 2999 })
    const instant = fc.oneof(
      fc.date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true }).map((date) => date.toISOString()),
      fc.tuple(year, fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)).map(([y, ...rest]) => {
        const [month, day, hours, minutes, seconds] = rest.map((number) => `${number}`.padStart(2, '0'))
        return `${y}-${month}-${day}T${hours}:${minutes}:${seconds}.120Z`
      }),
      fc.stringMatching(/^[0-9TZ:.-]{24}$/),
    )
    fc.assert(
      fc.property(instant, (text) => {
        const bytes = bytesOf(text)
        const at = isoInstant(bytes, 0, bytes.length)
        if (!Number.isNaN(at)) expect(at).toBe(Date.parse(text))
        else if (/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(text)) expect(Date.parse(text)).toBeNaN()
      }),
      { numRuns: 3000 },
    )
  })
})

describe('findParts', () => {
  const found: Parts = { idFrom: 0, idTo: 0, nameFrom: 0, nameTo: 0, propertiesFrom: 0, propertiesTo: 0, at: 0 }
  const text = fc.oneof(
    { weight: 1, arbitrary: fc.string() },
    { weight: 15, arbitrary: fc.constantFrom('u1', 'login', 'u1', 'user "2"', 'ünal', 'a\\b', 'purchase') },
  )
  const line = fc
    .record(
      {
        respondent: fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: fc.integer() }),
        at: fc.oneof(
          fc.integer({ min: 1e11, max: 1e14 }),

          fc.constantFrom('2026-01-31T09:30:00.000Z', '2026-01-31'),
        ),
        name: text,
        properties: fc.jsonValue(),
        attributes: fc.jsonValue(),
        other: fc.jsonValue(),
      },
      { requiredKeys: ['respondent', 'at', 'name'] },
    )
    .map((event) => JSON.stringify(event))
  const usual = fc
    .tuple(fc.constantFrom('u1', '7', 'a-b'), fc.integer({ min: 1e11, max: 1e14 }), fc.constantFrom('login', 'x'), fc.json())
    .map(([respondent, at, name, json]) => `{"respondent":"${respondent}", "at":${at},"name":"${name}","properties":${json}}`)
  const twice = fc.tuple(usual, usual).map(([a, b]) => `${a.slice(0, -1)},${b.slice(1)}`)
  const spaced = line.map((json) => JSON.stringify(JSON.parse(json), null, 1).replaceAll('\n', ' '))

  it('says of a line what reading it says, where it says anything', () => {
    let plain = 0
    fc.assert(
      fc.property(fc.oneof(line, usual, twice, spaced, damaged), (json) => {
        const bytes = bytesOf(` ${json} `)
        if (findParts(bytes, 1, bytes.length, found) < 0) return
        plain++
        const { respondent, at, name, properties } = JSON.parse(json) as Record<string, unknown>
        expect(bytes.toString('utf8', found.idFrom, found.idTo)).toBe(respondent)
        expect(bytes.toString('utf8', found.nameFrom, found.nameTo)).toBe(name)
        const text = bytes.toString('utf8', found.propertiesFrom, found.propertiesTo)
        expect(text && JSON.parse(text)).toEqual(properties === undefined ? '' : properties)
        expect(found.at).toBe(typeof at === 'string' ? Date.parse(at) : at)
      }),
      { numRuns: 3000 },
    )
    expect(plain).toBeGreaterThan(200)
  })
})

describe('picker', () => {
  it('finds of an object what JSON.parse finds under the wanted names', () => {
    const names = ['value', 'path', 'a', '']
    const pick = picker(names)
    const key = fc.oneof(fc.constantFrom('value', 'path', 'a', '', 'b', 'ü', '"'), fc.string())
    const value = fc.oneof(fc.constantFrom('home', '', '7', 12, -0, 1234567890, 1.5, null, 'ünal', '\\'), fc.jsonValue())
    let picked = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), fc.constantFrom('', ' '), (entries, space) => {
        const parts = entries.map(
          ([key, value]) => `${space}${JSON.stringify(key)}${space}:${space}${JSON.stringify(value)}${space}`,
        )
        const json = `{${parts.join(',') || space}}`
        const bytes = bytesOf(`x${json}x`)
        const found = pick(bytes, 1, bytes.length - 1)
        if (!found) return
        picked++
        const all = JSON.parse(json) as Record<string, unknown>
        expect(found).toEqual(Object.fromEntries(names.flatMap((name) => (Object.hasOwn(all, name) ? [[name, all[name]]] : []))))
      }),
      { numRuns: 3000 },
    )
    expect(picked).toBeGreaterThan(300)
  })
})

describe('readLine', () => {
  it('reads a line, and says what is wrong with one that it cannot read', () => {
    expect(readLine('{"respondent":7,"at":"2026-01-31T09:30:00Z","name":"purchase","properties":{"value":40}}')).toMatchObject({
      respondent: '7',
      at: Date.UTC(2026, 0, 31, 9, 30),
      properties: { value: 40 },
    })
    expect(readLine('{"respondent":"u","at":1767225600,"name":"x"}')).toContain(
      'looks like seconds; needs epoch milliseconds, such as 1767225600000',
    )
    expect(readLine('{"at":1767225600000,"name":"x"}')).toContain('respondent: is nothing; needs a string')
    expect(readLine('{"respondent":"u","at":"yesterday","name":"x"}')).toContain('needs epoch milliseconds or an ISO date')
    expect(readLine('[]')).toContain('needs an object')
    expect(readLine('{"respondent":')).toContain('is no JSON')
  })
})
