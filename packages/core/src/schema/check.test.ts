import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDocument, checkResponse } from './check.js'
import { jsonSchemas } from './json-schema.js'

const survey = (more: object = {}) => ({ id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'page_view' }, ...more })
const messages = (document: unknown) => checkDocument(document).map(({ path, message }) => `${path}: ${message}`)

describe('checkDocument', () => {
  it('finds nothing wrong with a right document', () => {
    expect(checkDocument({ surveys: [survey()] })).toEqual([])
  })

  it('names an unknown field, where it is, and the nearest right one', () => {
    expect(messages({ surveys: [survey({ trigger: { event: 'x', dealy: '2s' } })] })).toEqual([
      'surveys[0].trigger.dealy: unknown field; did you mean "delay"?',
    ])
    expect(messages({ surveys: [], caps: { cooldwon: '7d' } })).toEqual([
      'caps.cooldwon: unknown field; did you mean "cooldown"?',
    ])
    expect(messages({ surveys: [survey({ questions: [{ type: 'csat', sclae: 5 }] })] })).toEqual([
      'surveys[0].questions[0].sclae: unknown field; did you mean "scale"?',
    ])
  })

  it('lists the known fields when none is near', () => {
    expect(messages({ surveys: [survey({ trigger: [{ event: 'x', colour: 'red' }] })] })).toEqual([
      'surveys[0].trigger[0].colour: unknown field; known: event, where, page, count, within, delay, cancelOn, expires',
    ])
  })

  it('lists the known question types for one that is unknown', () => {
    expect(messages({ surveys: [survey({ questions: [{ type: 'matrix' }] })] })).toEqual([
      'surveys[0].questions[0].type: unknown type "matrix"; allowed: "thumbs", "csat", "ces", "nps", "rating", "choice", "text", "contact"',
    ])
    expect(messages({ surveys: [survey({ questions: [{ type: 'npss' }] })] })[0]).toContain('did you mean "nps"?')
  })

  it('says what a value of the wrong kind should be', () => {
    expect(messages({ surveys: 5 })).toEqual(['surveys: is a number; needs a list'])
    expect(messages({ surveys: [survey({ questions: [{ type: 'nps', text: 5 }] })] })).toEqual([
      'surveys[0].questions[0].text: is a number; needs a string or an object',
    ])
    expect(messages({ surveys: [survey({ trigger: [{ event: 5 }] })] })).toEqual([
      'surveys[0].trigger[0].event: is a number; needs a string',
    ])
    expect(messages({ surveys: [survey({ sample: 2 })] })).toEqual(['surveys[0].sample: 2 is not allowed; at most 1'])
    expect(messages({ surveys: [survey({ questions: [{ type: 'csat', scale: 4 }] })] })).toEqual([
      'surveys[0].questions[0].scale: 4 is not allowed; allowed: 3, 5, 7',
    ])
    expect(messages({ surveys: [survey({ trigger: { event: 'x', delay: '2 seconds' } })] })[0]).toContain('a duration such as')
    expect(messages({ surveys: [{ id: 'a' }] })).toEqual(['surveys[0].questions: missing; needs a list'])
  })

  const choice = (more: object) =>
    messages({ surveys: [survey({ questions: [{ type: 'choice', options: ['a', 'b'], ...more }] })] })

  it('takes options as strings and as id and text, in one list', () => {
    expect(choice({ options: ['Too dear', { id: 'slow', text: { en: 'Too slow', id: 'Lambat' } }], other: 'Else' })).toEqual([])
    expect(choice({ multiple: true, other: true, shuffle: true, min: 2, max: 3 })).toEqual([])
  })

  it.each([
    [{ options: ['a', 'a'] }, '.options[1]: "a" is taken by an earlier option'],
    [{ options: ['a', { id: 'a' }] }, '.options[1].id: "a" is taken by an earlier option'],
    [{ options: ['a', 'other'], other: true }, '.options[1]: "other" is taken by `other`'],
    [{ options: ['a', { id: 'b', txt: 'B' }] }, '.options[1].txt: unknown field; did you mean "text"?'],
    [{ options: ['a', 'other:b'] }, '.options[1]: "other:b" is not allowed; needs an option: 1 to 100'],
    [{ options: ['a'] }, '.options: ["a"] is not allowed; at least 2 entries'],
    [{ options: undefined }, '.options: missing; needs a list'],
    [{ optoins: [] }, '.optoins: unknown field; did you mean "options"?'],
    [{ max: 2 }, '.max: needs "multiple": true'],
    [{ multiple: true, min: 3 }, '.min: 3 is not allowed; there are 2 options'],
    [{ multiple: true, max: 4, other: true }, '.max: 4 is not allowed; there are 3 options'],
    [{ multiple: true, min: 2, max: 1 }, '.max: 1 is not allowed; at least "min", which is 2'],
  ])('names what is wrong with the choice %j', (more, message) => {
    const [found, ...others] = choice(more)
    expect(found?.slice('surveys[0].questions[0]'.length)).toContain(message)
    expect(others).toEqual([])
  })

  it('knows the fields of a rating and of a contact', () => {
    const messagesOf = (question: object) => messages({ surveys: [survey({ questions: [question] })] })
    expect(messagesOf({ type: 'rating', scale: 10, look: 'hearts', labels: { low: 'a', high: 'b' } })).toEqual([])
    expect(messagesOf({ type: 'contact', consent: 'Yes', placeholder: 'a@b.c' })).toEqual([])
    expect(messagesOf({ type: 'rating', scale: 11 })).toEqual(['surveys[0].questions[0].scale: 11 is not allowed; at most 10'])
    expect(messagesOf({ type: 'rating', look: 'heart' })[0]).toContain('did you mean "hearts"?')
    expect(messagesOf({ type: 'contact', consnet: 'Yes' })[0]).toContain('did you mean "consent"?')
  })

  it('describes every field of a question', () => {
    type Node = { description?: string; const?: string; properties?: Record<string, Node>; items?: Node; oneOf?: Node[] }
    const questions = (jsonSchemas().survey as Node).properties!['surveys']!.items!.properties!['questions']!.items!.oneOf!
    const silent = questions.flatMap(({ properties = {} }) =>
      Object.entries(properties).flatMap(([name, node]) =>
        node.description || name === 'type' ? [] : [`${properties['type']!.const}.${name}`],
      ),
    )
    expect(silent).toEqual([])
  })

  it('names an unknown operator and the nearest right one', () => {
    expect(messages({ surveys: [survey({ audience: { plan: { $inn: ['pro'] } } })] })).toEqual([
      'surveys[0].audience.plan.$inn: unknown operator "$inn"; did you mean "$in"?',
    ])
  })

  it('says what the sources can not give', () => {
    const triggered = (event: string, where?: object) => messages({ surveys: [survey({ trigger: { event, where } })] })
    const never = '"scroll" never comes at this; percent are from 1 to 100'
    expect(triggered('element_click')).toEqual([
      'surveys[0].trigger.where: "element_click" needs a selector, such as { "selector": "#buy" }',
    ])
    expect(triggered('element_view', { text: 'Buy' })).toHaveLength(1)
    expect(triggered('element_view', { $or: [{ selector: '#buy' }, { selector: { $in: ['.a'] } }] })).toEqual([])
    expect(triggered('scroll', { percent: 120 })).toEqual([`surveys[0].trigger.where: ${never}`])
    expect(triggered('idle', { seconds: { $gte: 0 } })).toHaveLength(1)
    expect([...triggered('scroll'), ...triggered('dwell', { seconds: { $gt: 10 } }), ...triggered('constructor')]).toEqual([])
    expect(messages({ surveys: [survey({ trigger: [{ event: 'x' }, { event: 'element_view' }] })] })[0]).toContain(
      'surveys[0].trigger[1].where',
    )
  })

  it('takes any JSON at all', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => Array.isArray(checkDocument(json)) && Array.isArray(checkResponse(json))))
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('questions', 'trigger', 'audience', 'thanks', 'place'), (json, field) =>
        Array.isArray(checkDocument({ surveys: [survey({ [field]: json })] })),
      ),
    )
  })
})

describe('checkResponse', () => {
  it('names what is missing', () => {
    expect(checkResponse({}).map(({ path }) => path)).toContain('respondent')
  })

  it('takes no address without the consent to use it', () => {
    const issuesOf = (value: unknown) =>
      checkResponse({ answers: [{ question: 'contact', type: 'contact', value }] }).filter(({ path }) =>
        path.startsWith('answers'),
      )
    expect(issuesOf({ email: 'ada@example.com', consent: true })).toEqual([])
    expect(issuesOf({ email: 'ada@example.com', consent: false })).toHaveLength(1)
    expect(issuesOf({ email: 'ada', consent: true })).toHaveLength(1)
  })
})

describe('jsonSchemas', () => {
  it.each(['survey', 'response'] as const)('is what %s.schema.json has', (name) => {
    const file = JSON.parse(readFileSync(new URL(`../../${name}.schema.json`, import.meta.url), 'utf8')) as unknown
    expect(file).toEqual(JSON.parse(JSON.stringify(jsonSchemas()[name])))
  })
})
