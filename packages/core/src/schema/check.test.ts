import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDocument, checkResponse, jsonSchemas } from './check.js'

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
    expect(messages({ surveys: [survey({ questions: [{ type: 'ratng' }] })] })).toEqual([
      'surveys[0].questions[0].type: unknown type "ratng"; allowed: "thumbs", "csat", "ces", "nps", "text"',
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
})

describe('jsonSchemas', () => {
  it.each(['survey', 'response'] as const)('is what %s.schema.json has', (name) => {
    const file = JSON.parse(readFileSync(new URL(`../../${name}.schema.json`, import.meta.url), 'utf8')) as unknown
    expect(file).toEqual(JSON.parse(JSON.stringify(jsonSchemas()[name])))
  })
})
