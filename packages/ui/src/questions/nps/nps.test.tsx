import { describe, expect, it } from 'vitest'
import { drawKind } from '../draw-kind.js'
import { nps } from './nps.js'

describe('nps', () => {
  it('has eleven steps from 0 to 10', () => {
    const { options } = drawKind(nps, { type: 'nps' })
    expect(options.map(({ textContent }) => textContent)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
  })

  it('takes 0 for an answer', () => {
    const { options, answer } = drawKind(nps, { type: 'nps' })
    options[0]!.click()
    expect(answer.mock.calls).toEqual([[0]])
  })

  it('uses the words of the survey at its ends', () => {
    expect(drawKind(nps, { type: 'nps', labels: { low: 'Never', high: 'Today' } }).ends).toBe('NeverToday')
    expect(drawKind(nps, { type: 'nps' }).ends).toBe('Not at all likelyExtremely likely')
  })

  it('is named by the question and described by its hint and its ends', () => {
    const group = drawKind(nps, { type: 'nps' }).container.querySelector('[role=radiogroup]')!
    expect(group.getAttribute('aria-labelledby')).toBe('q')
    expect(group.getAttribute('aria-describedby')).toBe('hint ends')
  })
})
