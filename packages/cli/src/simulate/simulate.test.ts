import type { SurveyDocument } from '@askwell/core/schema'
import { describe, expect, it } from 'vitest'
import type { Assumptions } from './behaviour.js'
import { htmlOf } from './html.js'
import { mergeModel, modelFor } from './model.js'
import { replayLog } from './replay-log.js'
import { replayModel } from './replay-model.js'
import { reportOf } from './report.js'
import { answersNeeded } from './sample-size.js'

const startAt = Date.UTC(2026, 0, 1)
const hour = 36e5
const document: SurveyDocument = {
  surveys: [{ id: 'after', questions: [{ type: 'csat' }], trigger: { event: 'purchase', delay: '10s' } }],
  caps: { cooldown: '1d' },
}
const assumptions: Assumptions = { answerRate: 1, dismissRate: 0, stayMs: 60_000, seed: 1 }

const event = (respondent: string, at: number, name: string, more: object = {}) =>
  JSON.stringify({ respondent, at: startAt + at, name, ...more })

/** In pieces of seven bytes, unless told otherwise, so that lines and letters are cut anywhere. */
async function* stream(lines: readonly string[], size: number) {
  const bytes = Buffer.from(lines.join('\n'))
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const run = async (lines: readonly string[], doc = document, more: Partial<Assumptions> = {}, size = 7) => {
  const assumed = { ...assumptions, ...more }
  const { tally, people, log } = await replayLog(doc, assumed, stream(lines, size))
  return reportOf(tally, people, { log: { file: 'log', ...log } }, { ...assumed, margin: 0.05 })
}

describe('a replayed log', () => {
  it('says who would be asked, and what held the others back', async () => {
    const report = await run([
      event('a', 0, 'page_view'),
      event('a', 1000, 'purchase'),
      event('a', 30_000, 'page_view'),
      event('a', 26 * hour, 'purchase'),
      event('b', 2000, 'page_view'),
      event('ünal', 3000, 'purchase'),
    ])
    expect(report).toMatchObject({ people: 3, asked: 2, prompts: 2, answers: 2, days: 2 })
    expect(report.surveys[0]).toMatchObject({ asked: 2, prompts: 2, heldBack: [{ check: 'repeat', moments: 1, people: 1 }] })
    expect(report.histogram).toEqual([
      { prompts: 0, people: 1 },
      { prompts: 1, people: 2 },
    ])
    expect(report.daily.map(({ active, prompts }) => [active, prompts])).toEqual([
      [3, 2],
      [1, 0],
    ])
  })

  it('does not ask who has left before the prompt is due', async () => {
    const report = await run([event('a', 0, 'purchase')], document, { stayMs: 5000 })
    expect(report.surveys[0]).toMatchObject({ prompts: 0, lapsed: 1 })
  })

  it('leaves out lines that cannot be read, and names the first of them', async () => {
    const report = await run(['no json', event('a', 0, 'purchase'), '', '{"respondent":"a"}', event('a', 60_000, 'page_view')])
    expect(report.source).toMatchObject({ log: { lines: 5, bad: 2, badLines: [{ line: 1 }, { line: 4 }] } })
    expect(report.asked).toBe(1)
  })

  it('takes what comes late as of the latest time, and says so', async () => {
    const report = await run([event('a', 60_000, 'page_view'), event('a', 0, 'purchase'), event('b', 0, 'purchase')])
    expect(report.source).toMatchObject({ log: { late: 1, latestMs: 60_000 } })
    expect(report.asked).toBe(2)
  })

  it('finds the same in whatever pieces it comes', async () => {
    const doc: SurveyDocument = {
      surveys: [
        {
          ...document.surveys[0]!,
          trigger: [
            { event: 'purchase', where: { value: { $gte: 20 }, 'item.kind': 'tea' }, count: 2, within: '1d' },
            { event: 'page_view', page: '/shop/**' },
          ],
        },
      ],
    }
    const lines = Array.from({ length: 600 }, (_, index) => [
      event(`u${index % 41}`, index * 60_000, 'purchase', { properties: { value: index % 50, item: { kind: 'tea', index } } }),
      event(`ü${index % 7}`, index * 60_000, 'page_view', { properties: { path: index % 3 ? '/' : `/shop/${index % 5}` } }),
      index % 10 ? `${event('x', index * 60_000, 'other')}\r` : '{"respondent":"x",',
      index % 9 ? ' ' : '\ufeff',
    ]).flat()
    const [small, ...others] = await Promise.all([7, 64, 1000, 1e6].map((size) => run(lines, doc, {}, size)))
    expect(small).toMatchObject({ people: 49, source: { log: { lines: 2400, bad: 60 } } })
    expect(small!.prompts).toBeGreaterThan(40)
    for (const report of others) expect(report).toEqual(small)
  })

  it('knows people by the attributes of the log', async () => {
    const doc = { surveys: [{ ...document.surveys[0]!, audience: { plan: 'pro' } }] }
    const report = await run([event('a', 0, 'purchase', { attributes: { plan: 'pro' } }), event('b', 0, 'purchase')], doc)
    expect(report.surveys[0]).toMatchObject({ asked: 1, heldBack: [{ check: 'audience', moments: 1, people: 1 }] })
  })
})

describe('a model', () => {
  it('finds the same with the same seed, and something else with another', () => {
    const model = modelFor(document)
    const found = (seed: number) => {
      const { tally, people } = replayModel(document, { ...assumptions, seed }, model, { people: 300, days: 30 })
      return JSON.stringify(reportOf(tally, people, { model, people, days: 30 }, { ...assumptions, margin: 0.05 }))
    }
    expect(found(1)).toBe(found(1))
    expect(found(1)).not.toBe(found(2))
  })

  it('lets happen what the document mentions, with values on both sides of its conditions', () => {
    const model = modelFor({
      surveys: [
        {
          id: 'a',
          questions: [{ type: 'nps' }],
          trigger: { event: 'purchase', where: { value: { $gte: 20 } }, page: '/shop/**' },
          audience: { plan: { $in: ['pro'] }, 'events.login.count': 2 },
        },
      ],
    })
    expect(model.events).toEqual({ purchase: { perVisit: 0.03, properties: { value: [19, 20, 21] } } })
    expect(model.attributes).toEqual({ plan: ['pro', 'other'] })
    expect(model.pages).toEqual(['/', '/shop/a'])
  })

  it('takes what the file gives, and says what is wrong with it', () => {
    const model = modelFor(document)
    expect(mergeModel(model, { visitsPerMonth: 9 })).toMatchObject({ visitsPerMonth: 9, pagesPerVisit: 4 })
    expect(mergeModel(model, { visits: 9 })).toContain('visits: unknown field; known: visitsPerMonth')
    expect(mergeModel(model, { returning: 2 })).toBe('returning: needs a number from 0 to 1')
    expect(mergeModel(model, { events: { purchase: 3 } })).toContain('events: needs events by name')
  })
})

describe('answersNeeded', () => {
  it("is Cochran's, with and without a limit to the population", () => {
    expect(answersNeeded(0.05)).toBe(385)
    expect(answersNeeded(0.03)).toBe(1068)
    expect(answersNeeded(0.05, 1000)).toBe(278)
  })
})

describe('the page', () => {
  it('has no script, and takes names as text', async () => {
    const doc = { surveys: [{ ...document.surveys[0]!, id: 'a' }] }
    const report = await run([event('a', 0, 'purchase')], doc)
    report.surveys[0]!.id = '<script>alert(1)</script>'
    const html = htmlOf(report, '"><script>')
    expect(html).not.toContain('<script')
    expect(html).toContain("default-src 'none'; style-src 'sha256-")
    expect(html).not.toMatch(/ style=|https?:\/\/(?!www\.w3)/)
  })
})
