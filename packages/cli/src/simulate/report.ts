import { checkNames, type CheckName } from '@askwell/core/replay'
import type { Assumptions } from './behaviour.js'
import type { Model } from './model.js'
import type { LogFacts } from './replay-log.js'
import { answersNeeded } from './sample-size.js'
import type { SurveyTally, Tally } from './tally.js'

export interface HeldBack {
  check: CheckName
  /** How many met triggers it held back. */
  moments: number
  /** How many people that happened to. */
  people: number
}

export interface SurveyReport {
  id: string
  /** People who would be asked. */
  asked: number
  /** Of all people. */
  share: number
  prompts: number
  promptsPerDay: number
  answers: number
  dismissed: number
  ignored: number
  /** Prompts that fell due and were not shown: the person had left, another event cancelled it, or a check held it back. */
  lapsed: number
  /** In the order of the checks. */
  heldBack: HeldBack[]
  /** Answers for the margin of error, and the date by which there are as many; null when there never are. */
  needed: { answers: number; reachedOn: string | null }
}

export interface DayReport {
  /** Such as `2026-01-31` (UTC). */
  date: string
  active: number
  prompts: number
  answers: number
  /** Of everybody who has come until then, the share that has answered anything. */
  heardFrom: number
}

export interface Report {
  source: { log: LogFacts & { file: string } } | { model: Model; people: number; days: number }
  assumptions: Assumptions & { margin: number }
  people: number
  days: number
  asked: number
  share: number
  prompts: number
  promptsPerDay: number
  answers: number
  /** Of everybody, the share that has answered anything. */
  heardFrom: number
  /** Of those who were asked at all. */
  promptsPerPerson: { median: number; p95: number; max: number }
  /** People by how often they were asked, from 0 on. */
  histogram: { prompts: number; people: number }[]
  surveys: SurveyReport[]
  daily: DayReport[]
}

const dayMs = 864e5
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The least value that a share of the counted ones do not exceed. */
const quantile = (counts: readonly [value: number, count: number][], share: number): number => {
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [value, count] of counts) if ((seen += count) >= share * total && total) return value
  return 0
}

const surveyReport = (survey: SurveyTally, people: number, days: number, margin: number): SurveyReport => {
  const { id, asked, prompts, answers, dismissed, ignored, due, held, answersByDay } = survey
  const needed = answersNeeded(margin, people)
  const inOrder = [...answersByDay].sort(([a], [b]) => a - b)
  let sum = 0
  const reached = inOrder.find(([, count]) => (sum += count) >= needed)
  return {
    id,
    asked,
    share: people && asked / people,
    prompts,
    promptsPerDay: days && prompts / days,
    answers,
    dismissed,
    ignored,
    lapsed: Math.max(0, due - prompts),
    heldBack: checkNames.flatMap((check) => (held.has(check) ? [{ check, ...held.get(check)! }] : [])),
    needed: { answers: needed, reachedOn: reached ? dateOf(reached[0]) : null },
  }
}

/** What a simulation found, as JSON. */
export const reportOf = (tally: Tally, people: number, source: Report['source'], assumptions: Report['assumptions']): Report => {
  const known = [...tally.days.keys()]
  const first = known.length ? known.reduce((a, b) => Math.min(a, b)) : 0
  const last = known.length ? known.reduce((a, b) => Math.max(a, b)) : -1
  const days = last - first + 1
  const sum = (count: (survey: SurveyTally) => number) => tally.surveys.reduce((total, survey) => total + count(survey), 0)
  const counts = [...tally.promptsPerPerson].filter(([, count]) => count).sort(([a], [b]) => a - b)
  const daily: DayReport[] = []
  let arrived = 0
  let heard = 0
  // A log of wrong dates may span millennia: a day at a time only where there is something.
  for (const day of days <= 4000 ? Array.from({ length: days }, (_, index) => first + index) : known.sort((a, b) => a - b)) {
    const found = tally.days.get(day)
    arrived += found?.arrived ?? 0
    heard += found?.heardFrom ?? 0
    daily.push({
      date: dateOf(day),
      active: found?.active ?? 0,
      prompts: found?.prompts ?? 0,
      answers: found?.answers ?? 0,
      heardFrom: arrived && heard / arrived,
    })
  }
  const prompts = sum((survey) => survey.prompts)
  return {
    source,
    assumptions,
    people,
    days,
    asked: tally.asked,
    share: people && tally.asked / people,
    prompts,
    promptsPerDay: days && prompts / days,
    answers: sum((survey) => survey.answers),
    heardFrom: people && tally.heardFrom / people,
    promptsPerPerson: { median: quantile(counts, 0.5), p95: quantile(counts, 0.95), max: counts.at(-1)?.[0] ?? 0 },
    histogram: [[0, people - tally.asked] as const, ...counts].map(([prompts, people]) => ({ prompts, people })),
    surveys: tally.surveys.map((survey) => surveyReport(survey, people, days, assumptions.margin)),
    daily,
  }
}
