import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkText } from './check.js'

const lines = (text: string) =>
  checkText(text).findings.map(({ line, column, severity, path, message }) => `${line}:${column} ${severity} ${path}: ${message}`)
const survey = (more: string) => `{ "surveys": [\n  { "id": "a", "questions": [{ "type": "nps" }], ${more} }\n] }`

describe('check', () => {
  it('says where an unknown field stands, and what it was meant to be', () => {
    expect(lines('{\n  "surveys": [],\n  "caps": {\n    "cooldwon": "7d"\n  }\n}')).toEqual([
      '4:5 error caps.cooldwon: unknown field; did you mean "cooldown"?',
    ])
  })

  it('points at the object in which something is missing', () => {
    expect(lines('{ "surveys": [\n  { "id": "a" }\n] }')).toEqual(['2:3 error surveys[0].questions: missing; needs a list'])
  })

  it('says where JSON goes wrong, and what would be right', () => {
    expect(lines('{\n  "surveys": []\n  "caps": {}\n}')).toEqual(['3:3 error : "\\"caps\\"": needs a comma before this'])
    expect(lines('{\n  "surveys": [],\n}')[0]).toContain('a comma before "}" is one too many')
    expect(lines('// hello\n{ "surveys": [] }')[0]).toContain('1:1 error : "// hello": comments are no JSON')
    expect(lines('')).toHaveLength(1)
  })

  it('warns of keys that stand twice', () => {
    expect(lines(survey('"sample": 1,\n "sample": 0.5'))).toEqual([
      '3:2 warning : "sample" stands twice in one object; only the last counts',
    ])
  })

  it.each([
    ['"sample": 0', 'nobody is asked'],
    ['"from": "2099-02-01", "until": "2099-01-01"', 'is after until'],
    ['"until": "2020-01-01"', 'is over'],
    ['"repeat": { "max": 3 }', 'never shown again'],
    ['"trigger": { "event": "x", "cancelOn": ["x"], "delay": "1m" }', 'starts it, and cancels it'],
    ['"trigger": { "event": "purchase", "cancelOn": ["order_completed"], "delay": "1m" }', '"order_completed" starts it, and'],
    ['"trigger": [{ "event": "purchase" }, { "event": "order_completed" }]', 'is another name of "purchase"'],
    ['"trigger": { "event": "x", "within": "7d" }', 'no effect without a "count"'],
    ['"trigger": { "event": "x", "expires": "0s" }', 'expires as soon as it is due'],
  ])('warns of %s', (more, words) => {
    expect(lines(survey(more)).join()).toContain(words)
    expect(checkText(survey(more)).document).toBeDefined()
  })

  it('has nothing to say of a right document', () => {
    expect(lines('{ "$schema": "x", "surveys": [{ "id": "a", "questions": [{ "type": "nps" }] }] }')).toEqual([])
  })

  it('takes any text, and finds something wrong with what JSON.parse refuses', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => json.slice(0, -1)),
    )
    fc.assert(
      fc.property(text, (text) => {
        const { findings, document } = checkText(text)
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        if (!isJson) expect(findings.length).toBeGreaterThan(0)
        if (!findings.length) expect(document).toBeDefined()
      }),
      { numRuns: 2000 },
    )
  })
})
