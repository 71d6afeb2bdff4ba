import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asked } from './asked.js'

const seconds = (...triggers: unknown[]) =>
  asked(
    triggers.map((trigger) => ({ trigger })),
    'dwell',
    'seconds',
    30,
  )

describe('the values asked for', () => {
  it('are those under the key, whatever the operator and however deep', () => {
    const where = {
      $or: [{ seconds: 5 }, { $and: [{ seconds: { $gte: 10 } }, { $not: { seconds: { $in: [15, 20] } } }] }],
      other: { $eq: 99 },
      'seconds.x': 98,
    }
    expect(seconds({ event: 'dwell', where })).toEqual([5, 10, 15, 20])
  })

  it('pass a number that must be passed', () => {
    expect(seconds({ event: 'dwell', where: { seconds: { $gt: 10 } } })).toEqual([11])
  })

  it('are those of every trigger of the event, each once', () => {
    const dwell = (seconds: number) => ({ event: 'dwell', where: { seconds } })
    expect(seconds([dwell(5), dwell(7)], dwell(5), { event: 'idle', where: { seconds: 9 } })).toEqual([5, 7])
  })

  it('are the default where a trigger names none, or only cancels on the event', () => {
    expect(seconds({ event: 'dwell' })).toEqual([30])
    expect(seconds({ event: 'dwell', where: { seconds: 'x' } }, { event: 'dwell', where: { seconds: 5 } })).toEqual([30, 5])
    expect(seconds({ event: 'open', cancelOn: ['dwell'] })).toEqual([30])
    expect(seconds({ event: 'open' }, undefined)).toEqual([])
  })

  it('are strings for selectors, which have no default', () => {
    const selectors = (trigger: object) => asked([{ trigger }], 'element_click', 'selector', '')
    expect(selectors({ event: 'element_click', where: { selector: { $in: ['#a', '.b'] }, text: 'Buy' } })).toEqual(['#a', '.b'])
    expect(selectors({ event: 'element_click' })).toEqual([])
  })

  it('are found in any JSON at all', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => Array.isArray(asked([json, { trigger: json }], 'dwell', 'seconds', 30))))
  })
})
