import type { SurveyDocument } from '@askwell/core/schema'
import type { Assumptions } from './behaviour.js'
import type { Model } from './model.js'
import { createRandom, type Random } from './random.js'
import { createTally, type Tally } from './tally.js'

interface Happening {
  at: number
  name: string
  properties: Record<string, unknown>
}

const dayMs = 864e5
const monthDays = 30
/** A model's days are no calendar's; they begin somewhere. 2026-01-01. */
const startAt = 1_767_225_600_000

const drawn = (lists: Record<string, unknown[]> | undefined, { pick }: Random): Record<string, unknown> =>
  Object.fromEntries(Object.entries(lists ?? {}).map(([name, list]) => [name, pick(list)]))

/** What happens in one visit, in the order of time. */
const visit = (startsAt: number, { pagesPerVisit, secondsPerPage, pages, events }: Model, random: Random): Happening[] => {
  const found: Happening[] = []
  let at = startsAt
  do {
    found.push({ at: Math.round(at), name: 'page_view', properties: { path: random.pick(pages) } })
    at += 1000 + random.exponential(secondsPerPage * 1000)
  } while (random.random() < 1 - 1 / pagesPerVisit)
  const endsAt = at
  for (const [name, { perVisit, properties }] of Object.entries(events))
    for (let share = random.exponential(1); share < perVisit; share += random.exponential(1)) {
      const at = Math.round(startsAt + random.random() * (endsAt - startsAt))
      found.push({ at, name, properties: drawn(properties, random) })
    }
  return found.sort((a, b) => a.at - b.at)
}

/** Takes people of a model through the document, one after the other: the memory doesn't depend on how much they do. */
export const replayModel = (
  document: SurveyDocument,
  assumptions: Assumptions,
  model: Model,
  { people, days, progress }: { people: number; days: number; progress?: ((people: number) => void) | undefined },
): { tally: Tally; people: number } => {
  const { tally, crowd } = createTally(document, assumptions)
  const random = createRandom(assumptions.seed)
  const endAt = startAt + days * dayMs
  for (let person = 0; person < people; person++) {
    // The mean of a log-normal is exp(μ + σ²/2).
    const visits = model.visitsPerMonth * Math.exp(model.spread * random.normal() - model.spread ** 2 / 2)
    const gapMs = (monthDays * dayMs) / Math.max(visits, 1e-9)
    const attributes = drawn(model.attributes, random)
    const arrivesAt = startAt + random.random() * days * dayMs
    let at = random.random() < model.returning ? startAt + random.exponential(gapMs) : arrivesAt
    let lastAt = 0
    while (at < endAt) {
      for (const { at: time, name, properties } of visit(Math.max(at, lastAt), model, random)) {
        crowd.happen(`person-${person}`, (lastAt = time), name, properties, attributes)
      }
      at += random.exponential(gapMs)
    }
    if (person % 1000 === 999) progress?.(person + 1)
  }
  crowd.finish()
  return { tally, people: crowd.size() }
}
