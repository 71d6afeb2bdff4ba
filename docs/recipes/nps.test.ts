import { sampleOf } from '@askwell/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { recipe } from './recipe.js'
import { day, minute, visitor } from './visitor.js'

const { document, run } = recipe('nps')
const year = 365 * day

interface Life {
  /** The anonymous id that the sample is drawn from. */
  id: string
  /** Days since the first visit, and how the prompt ended. */
  prompts: { day: number; sessions: number; answered: boolean }[]
  days: number
}

/** The constants of Numerical Recipes: the same year every time. */
const randomFrom = (seed: number) => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32

/** One person's year: a visit every two to ten days with an export in most; of those who are asked, some answer. */
const live = async (number: number): Promise<Life> => {
  const random = randomFrom(number * 7919 + 1)
  const patience = random()
  const person = visitor(document, { seed: number + 1 })
  const prompts: Life['prompts'] = []
  let time = 0
  let sessions = 0
  let days = 0
  while (time < year) {
    const page = person.visit('/reports')
    sessions++
    if (random() < 0.7) await run({ askwell: page.askwell })
    await page.wait(5 * minute)
    if (person.prompt()) {
      const answered = random() < patience
      prompts.push({ day: time / day, sessions, answered })
      await (answered ? person.answer({ score: Math.floor(random() * 11) }) : person.dismiss())
    }
    page.leave()
    days = time / day
    const pause = (2 + random() * 8) * day
    await person.away(pause)
    time += 5 * minute + pause
  }
  return { id: person.id(), prompts, days }
}

describe('a year of 300 people', () => {
  let people: Life[]

  beforeAll(async () => {
    people = []
    for (let number = 0; number < 300; number++) people.push(await live(number))
  }, 120_000)

  it('asks a quarter of them: those in the sample, and nobody else', () => {
    const asked = people.filter(({ prompts }) => prompts.length)
    expect(asked.map(({ id }) => id)).toEqual(people.map(({ id }) => id).filter((id) => sampleOf(id, 'nps') < 0.25))
    // Two standard deviations of a quarter of 300.
    expect(Math.abs(asked.length / people.length - 0.25)).toBeLessThan(0.05)
  })

  it('asks nobody in their first 14 days or first two sessions', () => {
    const first = people.flatMap(({ prompts }) => prompts.slice(0, 1))
    expect(Math.min(...first.map(({ day }) => day))).toBeGreaterThanOrEqual(14)
    expect(Math.min(...first.map(({ sessions }) => sessions))).toBeGreaterThanOrEqual(3)
  })

  it('leaves 90 days after an answer, and 180 after a dismissal', () => {
    const gaps = people.flatMap(({ prompts }) =>
      prompts.slice(1).map(({ day }, index) => [prompts[index]!.answered, day - prompts[index]!.day] as const),
    )
    const least = (answered: boolean) => Math.min(...gaps.filter(([each]) => each === answered).map(([, gap]) => gap))
    expect(least(true)).toBeGreaterThanOrEqual(90)
    expect(least(false)).toBeGreaterThanOrEqual(180)
    // And they are not forgotten: the next export after that asks.
    expect(Math.max(...gaps.map(([answered, gap]) => gap - (answered ? 90 : 180)))).toBeLessThan(62)
  })

  it('asks nobody more than four times, and who never answers, twice', () => {
    const counts = (lives: Life[]) => Math.max(...lives.map(({ prompts }) => prompts.length))
    expect(counts(people)).toBe(4)
    expect(counts(people.filter(({ prompts }) => prompts.every(({ answered }) => !answered)))).toBe(2)
  })

  it('asks the same people in the second half of the year as in the first', () => {
    const askedBetween = (from: number, to: number) =>
      people.filter(({ prompts }) => prompts.some(({ day }) => day >= from && day < to)).map(({ id }) => id)
    const first = askedBetween(0, 182)
    const second = askedBetween(182, 365)
    expect(second.filter((id) => !first.includes(id))).toEqual([])
    expect(second.length).toBe(first.length)
  })
})
