import { describe, expect, it } from 'vitest'
import { countdown } from './span.js'

describe('a countdown', () => {
  it('has its two largest units, and the second only when there is some', () => {
    const day = 864e5
    expect([0, 999, 10e3, 250e3, 2 * 36e5, 6.99 * day, 90 * day].map(countdown)).toEqual([
      '0 s',
      '0 s',
      '10 s',
      '4 min 10 s',
      '2 h',
      '6 d 23 h',
      '90 d',
    ])
  })
})
