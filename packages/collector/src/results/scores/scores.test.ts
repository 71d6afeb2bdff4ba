import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cesScore } from './ces.js'
import { csatScore } from './csat.js'
import { npsScore } from './nps.js'
import { scoreOf } from './score.js'
import { thumbsScore } from './thumbs.js'
import { wilson } from './wilson.js'

const tally = (counts: Record<number, number>) =>
  Object.entries(counts).map(([value, count]) => ({ value: Number(value), count }))

describe('NPS', () => {
  it('is the share of 9–10 minus the share of 0–6, with its margin', () => {
    // 10 answers: 5 promoters, 3 passives, 2 detractors. p = .5, d = .2: variance .7 − .09 = .61,
    // margin 1.96 × √(.61 / 10) × 100 = 1.96 × .246982 × 100 = 48.408.
    const score = npsScore(tally({ 0: 1, 6: 1, 7: 2, 8: 1, 9: 2, 10: 3 }))!
    expect(score).toMatchObject({ name: 'nps', detractors: 2, passives: 3, promoters: 5 })
    expect(score.value).toBeCloseTo(30, 10)
    expect(score.margin).toBeCloseTo(48.408, 2)
  })

  it('counts 0 as an answer like any other', () => {
    expect(npsScore(tally({ 0: 1, 10: 1 }))).toMatchObject({ value: 0, detractors: 1, promoters: 1 })
    // p = d = .5: variance 1, margin 1.96 × √(1 / 2) × 100.
    expect(npsScore(tally({ 0: 1, 10: 1 }))!.margin).toBeCloseTo(138.593, 2)
  })

  it('stays within −100 and 100, with a finite margin', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 11, maxLength: 11 }), (counts) => {
        const score = npsScore(counts.map((count, value) => ({ value, count })))
        if (!score) return counts.every((count) => count === 0)
        return Math.abs(score.value) <= 100 && score.margin >= 0 && score.margin <= 196
      }),
    )
  })
})

describe('the Wilson interval', () => {
  it.each([
    // 8 of 10: center (.8 + 3.8416/20) / 1.38416 = .71674, half 1.96/1.38416 × √(.016 + .009604) = .22658.
    [8, 10, 0.49016, 0.94331],
    // 50 of 100: 0.5 ± 1.96/1.038416 × √(.0025 + .00009604) = .09617.
    [50, 100, 0.40383, 0.59617],
    // 0 of 10: 0 to 3.8416 / 13.8416.
    [0, 10, 0, 0.27754],
    [10, 10, 0.72246, 1],
    // 1 of 1: 1 / 4.8416 to 1.
    [1, 1, 0.20654, 1],
  ])('of %i in %i is %f to %f', (hits, n, low, high) => {
    const interval = wilson(hits, n)!
    expect(interval.share).toBe(hits / n)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('always holds the share, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const { share, low, high } = wilson(Math.round(part * n), n)!
        return low >= 0 && low <= share && share <= high && high <= 1
      }),
    )
  })
})

describe('CSAT', () => {
  it('is the share of the top two boxes, beside the mean', () => {
    const score = csatScore(tally({ 1: 1, 3: 1, 4: 5, 5: 3 }), 5)!
    expect(score).toMatchObject({ name: 'csat', share: 0.8, mean: 3.9, top: 4 })
    expect(score.low).toBeCloseTo(0.49016, 4)
  })

  it('is the share of the top box alone on a scale of three, and of 6–7 on a scale of seven', () => {
    expect(csatScore(tally({ 1: 1, 2: 1, 3: 2 }), 3)).toMatchObject({ share: 0.5, top: 3 })
    expect(csatScore(tally({ 5: 1, 6: 1, 7: 2 }), 7)).toMatchObject({ share: 0.75, top: 6 })
  })
})

describe('CES', () => {
  it('is the mean, beside the share of 5–7 of seven or 4–5 of five', () => {
    expect(cesScore(tally({ 1: 1, 4: 1, 5: 1, 7: 1 }), 7)).toMatchObject({ name: 'ces', mean: 4.25, share: 0.5, top: 5 })
    expect(cesScore(tally({ 3: 1, 4: 1, 5: 2 }), 5)).toMatchObject({ mean: 4.25, share: 0.75, top: 4 })
  })
})

describe('thumbs', () => {
  it('is the share of up', () => {
    expect(thumbsScore(tally({ 0: 1, 1: 3 }))).toMatchObject({ name: 'thumbs', share: 0.75 })
  })
})

describe('without answers, or for a type without a score', () => {
  it.each(['nps', 'csat', 'ces', 'thumbs', 'text', 'constructor'])('%s has none', (type) => {
    expect(scoreOf(type, [], 5)).toBeNull()
  })
})
