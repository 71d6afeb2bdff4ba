import { describe, expect, it } from 'vitest'
import { drawKind } from '../draw-kind.js'
import { thumbs } from './thumbs.js'

describe('thumbs', () => {
  it('asks yes or no', () => {
    const { options } = drawKind(thumbs, { type: 'thumbs' })
    expect(options.map(({ textContent }) => textContent)).toEqual(['Yes', 'No'])
  })

  it('answers "up" or "down", whatever the labels say', () => {
    const { options, answer } = drawKind(thumbs, { type: 'thumbs', labels: { down: 'Not really' } })
    expect(options[1]!.textContent).toBe('Not really')
    options[1]!.click()
    options[0]!.click()
    expect(answer.mock.calls).toEqual([['down'], ['up']])
  })

  it('hides its drawings from screen readers: the label is the name', () => {
    const { container } = drawKind(thumbs, { type: 'thumbs' })
    expect([...container.querySelectorAll('svg')].map((svg) => svg.getAttribute('aria-hidden'))).toEqual(['true', 'true'])
  })
})
