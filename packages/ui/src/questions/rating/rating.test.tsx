import { describe, expect, it } from 'vitest'
import { drawKind } from '../draw-kind.js'
import { rating } from './rating.js'

describe('rating', () => {
  it('shows five stars, each with its place as its name', () => {
    const { options, ends } = drawKind(rating, { type: 'rating' })
    expect(options.map((option) => option.getAttribute('aria-label'))).toEqual(['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5'])
    expect(ends).toBe('PoorExcellent')
  })

  it('draws hearts as it draws stars, filled up to the chosen one', () => {
    const stars = drawKind(rating, { type: 'rating' }).container.querySelector('path')!.getAttribute('d')
    const { container, options } = drawKind(rating, { type: 'rating', look: 'hearts', scale: 3 }, 2)
    expect(container.querySelector('path')!.getAttribute('d')).not.toBe(stars)
    expect(options.map(({ className }) => className)).toEqual(['on', 'on', ''])
  })

  it('shows numbers, which are their own names, in words of the survey', () => {
    const { options, ends } = drawKind(rating, {
      type: 'rating',
      look: 'numbers',
      scale: 10,
      labels: { low: 'Never', high: 'Always' },
    })
    expect(options.map(({ textContent }) => textContent).join(' ')).toBe('1 2 3 4 5 6 7 8 9 10')
    expect(options[0]!.getAttribute('aria-label')).toBeNull()
    expect(ends).toBe('NeverAlways')
  })

  it('answers with the number of the step', () => {
    const { options, answer } = drawKind(rating, { type: 'rating' })
    options[3]!.click()
    expect(answer.mock.calls).toEqual([[4]])
  })
})
