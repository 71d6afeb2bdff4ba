import { describe, expect, it } from 'vitest'
import { drawKind } from '../draw-kind.js'
import { ces } from './ces.js'

describe('ces', () => {
  it('asks for agreement from 1 to 7', () => {
    const { options, ends } = drawKind(ces, { type: 'ces' })
    expect(options.map(({ textContent }) => textContent)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(ends).toBe('Strongly disagreeStrongly agree')
  })

  it('asks from 1 to 5 when told to', () => {
    expect(drawKind(ces, { type: 'ces', scale: 5 }).options).toHaveLength(5)
  })

  it('answers with the number of the step', () => {
    const { options, answer } = drawKind(ces, { type: 'ces' })
    options[6]!.click()
    expect(answer.mock.calls).toEqual([[7]])
  })
})
