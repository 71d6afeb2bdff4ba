import { describe, expect, it } from 'vitest'
import { checkDocument } from './check.js'

const of = (question: object) => ({ surveys: [{ id: 'a', questions: [question] }] })
const kinds = ['slider']

describe("a question of a kind of one's own", () => {
  it('is right once its kind is named', () => {
    const question = { type: 'slider', text: 'x', labels: { low: { en: 'a' } }, settings: { max: 9 }, if: { x: 1 } }
    expect(checkDocument(of(question), { kinds })).toEqual([])
    expect(checkDocument(of(question))[0]!.message).toMatch(/^unknown type "slider"/)
  })

  it('has the fields of every question, and no others', () => {
    expect(checkDocument(of({ type: 'slider', fi: { x: 1 } }), { kinds })).toEqual([
      { path: 'surveys[0].questions[0].fi', message: expect.stringContaining('did you mean "if"?') },
    ])
  })

  it('leaves the built-in ones as they are', () => {
    expect(checkDocument(of({ type: 'nps', settings: {} }), { kinds })).toHaveLength(1)
    expect(checkDocument(of({ type: 'npx' }), { kinds })).toHaveLength(1)
    expect(checkDocument(of({ type: 'csat', scale: 4 }), { kinds: ['csat'] })).toHaveLength(1)
  })
})
