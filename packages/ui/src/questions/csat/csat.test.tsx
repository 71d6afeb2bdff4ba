import { describe, expect, it } from 'vitest'
import { drawKind } from '../draw-kind.js'
import { csat } from './csat.js'

const labels = (options: HTMLElement[]) => options.map((option) => option.getAttribute('aria-label'))

describe('csat', () => {
  it('shows five faces with a name each', () => {
    const { options, ends } = drawKind(csat, { type: 'csat' })
    expect(labels(options)).toEqual([
      '1 of 5, very dissatisfied',
      '2 of 5, dissatisfied',
      '3 of 5, neutral',
      '4 of 5, satisfied',
      '5 of 5, very satisfied',
    ])
    expect(ends).toBe('Very dissatisfiedVery satisfied')
  })

  it.each([
    [3, ['1 of 3, dissatisfied', '2 of 3, neutral', '3 of 3, satisfied']],
    [7, expect.arrayContaining(['1 of 7, very dissatisfied', '3 of 7, somewhat dissatisfied', '7 of 7, very satisfied'])],
  ] as const)('names the steps of a scale of %i', (scale, names) => {
    expect(labels(drawKind(csat, { type: 'csat', scale }).options)).toEqual(names)
  })

  it('draws a face of its own for each step', () => {
    const { container } = drawKind(csat, { type: 'csat', scale: 7 })
    expect(new Set([...container.querySelectorAll('path')].map((path) => path.getAttribute('d'))).size).toBe(7)
  })

  it('fills the stars up to the chosen one', () => {
    const { options } = drawKind(csat, { type: 'csat', look: 'stars' }, 3)
    expect(options.map(({ className }) => className)).toEqual(['on', 'on', 'on', '', ''])
  })

  it('shows numbers, which are their own names', () => {
    const { options } = drawKind(csat, { type: 'csat', look: 'numbers' })
    expect(options.map(({ textContent }) => textContent)).toEqual(['1', '2', '3', '4', '5'])
    expect(labels(options)).toEqual([null, null, null, null, null])
  })

  it('answers with the number of the step', () => {
    const { options, answer } = drawKind(csat, { type: 'csat' })
    options[3]!.click()
    expect(answer.mock.calls).toEqual([[4]])
  })
})
