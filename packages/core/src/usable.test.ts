import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AskwellError } from './errors.js'
import { matcher } from './matches.js'
import { jsonSchemas } from './schema/index.js'
import { rules, usableSurveys } from './usable.js'

const good = {
  id: 'nps',
  questions: [
    { type: 'nps', if: { x: { $gt: 1 } } },
    { type: 'text', id: 'why' },
    { type: 'rating', look: 'hearts' },
    { type: 'choice', options: ['a', { id: 'b', text: 'B' }], multiple: true, min: 1, other: true, shuffle: true },
    { type: 'contact', consent: 'Yes' },
  ],
  trigger: [
    { event: 'a', where: { v: 1 }, page: '/x', delay: '2s', cancelOn: ['b'] },
    { event: 'b', page: ['/a', '!/b'] },
  ],
  thanks: [{ if: { nps: { $gte: 9 } }, text: 'x' }, {}],
  audience: { plan: 'pro' },
  repeat: { every: '90d', max: 2 },
  sample: 0.5,
  from: '2026-12-01',
  priority: 1,
  place: { at: 'corner' },
}

const check = (surveys: unknown) => {
  const errors: AskwellError[] = []
  const ids = usableSurveys(surveys, matcher, (error) => errors.push(error)).map(({ id }) => id)
  return { ids, errors: errors.map(({ code, message }) => `${code} ${message.split('] ')[1]}`) }
}

describe('usableSurveys', () => {
  it('keeps what is right', () => {
    expect(check([good])).toEqual({ ids: ['nps'], errors: [] })
  })

  it.each([
    [{ audiense: {} }, 'bad-survey surveys[0]'],
    [{ trigger: { event: 'x', cooldwon: '7d' } }, 'bad-survey surveys[0]'],
    [{ trigger: { event: 'x', delay: '5 min' } }, 'bad-survey surveys[0]'],
    [{ questions: [{ type: 'nps', sclae: 5 }] }, 'bad-survey surveys[0]'],
    [{ questions: [{ type: 'npx' }] }, 'bad-survey surveys[0]'],
    [{ questions: [{ type: 'nps' }, { type: 'nps' }] }, 'bad-survey surveys[0]'],
    [{ questions: [] }, 'bad-survey surveys[0]'],
    [{ questions: Array.from({ length: 21 }, (_, id) => ({ id: `q${id}`, type: 'nps' })) }, 'bad-survey surveys[0]'],
    [{ questions: [{ type: 'csat', scale: 1e9 }] }, 'bad-survey surveys[0]'],
    [{ questions: [{ type: 'csat', scale: -1 }] }, 'bad-survey surveys[0]'],
    [{ questions: [{ type: 'rating', scale: 'abc' }] }, 'bad-survey surveys[0]'],
    [{ questions: undefined }, 'bad-survey surveys[0]'],
    [{ audience: { plan: { $inn: ['pro'] } } }, 'bad-survey surveys[0]'],
    [{ audience: [] }, 'bad-survey surveys[0]'],
    [{ thanks: [{ if: { $not: 5 } }] }, 'bad-survey surveys[0]'],
    [{ repeat: { evry: '1d' } }, 'bad-survey surveys[0]'],
    [{ from: 'soon' }, 'bad-survey surveys[0]'],
    [{ id: '__proto__' }, 'bad-survey surveys[0]'],
    [{ id: 5 }, undefined],
  ])('leaves out %j, with one error, and keeps its neighbour', (more, error) => {
    const { ids, errors } = check([
      { ...good, ...more },
      { ...good, id: 'next' },
    ])
    expect(ids).toContain('next')
    if (error) expect([ids, errors]).toEqual([['next'], [error]])
  })

  it("takes types of one's own that it is told of, and no others", () => {
    const surveys = ['slider', 'matrix', 'constructor'].map((type) => ({ id: type, questions: [{ type, settings: { max: 9 } }] }))
    const told = usableSurveys(surveys, matcher, () => {}, { slider: {} }).map(({ id }) => id)
    expect([told, check(surveys).ids]).toEqual([['slider'], []])
  })

  it('leaves out the second of two with the same id', () => {
    expect(check([good, good]).ids).toEqual(['nps'])
  })

  it('takes no object for a string, however it reads as one', () => {
    for (const key of ['id', 'from', 'type'])
      expect(
        check([
          { ...good, [key]: { toString: 1 } },
          { ...good, id: 'other' },
        ]).ids,
      ).toEqual(['other'])
  })

  it('takes any JSON at all', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => Array.isArray(check(json).ids)))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), fc.jsonValue(), (key, json) =>
        Array.isArray(check([{ ...good, [key]: json }]).ids),
      ),
      { numRuns: 400 },
    )
    expect(check([null, 5, [], 'x', {}]).ids).toEqual([])
  })

  it('knows exactly the fields of the schema', () => {
    type Node = { properties?: Record<string, Node>; items?: Node; anyOf?: Node[]; oneOf?: Node[] }
    const survey = (jsonSchemas().survey as Node).properties!['surveys']!.items!
    const names = (node: Node): string[] => [
      ...Object.keys(node.properties ?? {}),
      ...(node.anyOf ?? node.oneOf ?? (node.items ? [node.items] : [])).flatMap(names),
    ]
    const nested = ['questions', 'trigger', 'thanks', 'repeat'].flatMap((shape) => names(survey.properties![shape]!))
    expect([...new Set([...names({ properties: survey.properties! }), ...nested])].sort()).toEqual(
      rules
        .flatMap(([names]) => names.split(' '))
        // Of kinds of one's own alone.
        .filter((name) => name !== 'settings')
        .sort(),
    )
  })
})
