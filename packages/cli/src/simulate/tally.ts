import { checkNames, createCrowd, type CheckName, type Person } from '@askwell/core/replay'
import type { SurveyDocument } from '@askwell/core/schema'
import { behaviourFor, type Assumptions } from './behaviour.js'

const dayMs = 864e5

export interface Held {
  /** How many met triggers this check held back. */
  moments: number
  /** How many people that happened to. */
  people: number
}

export interface SurveyTally {
  id: string
  asked: number
  answered: number
  prompts: number
  answers: number
  dismissed: number
  ignored: number
  /** Prompts that fell due, or were put in line for it. */
  due: number
  held: Map<CheckName, Held>
  answersByDay: Map<number, number>
}

export interface DayTally {
  active: number
  arrived: number
  prompts: number
  answers: number
  /** People whose first answer this is. */
  heardFrom: number
}

export interface Tally {
  asked: number
  heardFrom: number
  /** People by how often they were asked, from once on. */
  promptsPerPerson: Map<number, number>
  surveys: SurveyTally[]
  /** By days since 1970 (UTC). */
  days: Map<number, DayTally>
}

/** In someone's notes: prompts, answers, and then a number per survey, with a bit for each check that held it back. */
const [prompts, answers, marks] = [0, 1, 2]
/** Bits beside those of the checks. */
const wasAsked = 1 << 20
const hasAnswered = 1 << 21

/** People who go through a document, one event at a time, and what comes of it. */
export const createTally = ({ surveys, caps, groups }: SurveyDocument, assumptions: Assumptions) => {
  const index = new Map(surveys.map(({ id }, position) => [id, position]))
  const tally: Tally = {
    asked: 0,
    heardFrom: 0,
    promptsPerPerson: new Map(),
    surveys: surveys.map(({ id }) => ({
      id,
      asked: 0,
      answered: 0,
      prompts: 0,
      answers: 0,
      dismissed: 0,
      ignored: 0,
      due: 0,
      held: new Map<CheckName, Held>(),
      answersByDay: new Map<number, number>(),
    })),
    days: new Map(),
  }

  const dayOf = (at: number): number => Math.floor(at / dayMs)
  const onDay = (day: number): DayTally => {
    let found = tally.days.get(day)
    if (!found) tally.days.set(day, (found = { active: 0, arrived: 0, prompts: 0, answers: 0, heardFrom: 0 }))
    return found
  }
  const notesOf = (person: Person): number[] => (person.notes ??= [0, 0, ...surveys.map(() => 0)])
  /** Whether this is the first time for this person and survey. */
  const mark = (person: Person, position: number, bit: number): boolean => {
    const notes = notesOf(person)
    if (notes[marks + position]! & bit) return false
    notes[marks + position]! |= bit
    return true
  }
  const countPerson = (times: number, by: number) =>
    tally.promptsPerPerson.set(times, (tally.promptsPerPerson.get(times) ?? 0) + by)

  const crowd = createCrowd({
    surveys,
    caps: caps ?? {},
    groups: groups ?? {},
    stayMs: assumptions.stayMs,
    behave: behaviourFor(assumptions),
    arrived(at) {
      onDay(dayOf(at)).arrived++
    },
    active(at) {
      onDay(dayOf(at)).active++
    },
    decided(person, { id }, check) {
      const position = index.get(id)!
      const survey = tally.surveys[position]!
      if (!check) survey.due++
      else {
        let held = survey.held.get(check)
        if (!held) survey.held.set(check, (held = { moments: 0, people: 0 }))
        held.moments++
        if (mark(person, position, 1 << checkNames.indexOf(check))) held.people++
      }
    },
    events: {
      shown(person, { id }, at) {
        const position = index.get(id)!
        const survey = tally.surveys[position]!
        survey.prompts++
        onDay(dayOf(at)).prompts++
        if (mark(person, position, wasAsked)) survey.asked++
        const times = ++notesOf(person)[prompts]!
        if (times === 1) tally.asked++
        else countPerson(times - 1, -1)
        countPerson(times, 1)
      },
      closed(person, { id }, reaction, at) {
        const position = index.get(id)!
        const survey = tally.surveys[position]!
        if (reaction === 'ignored') survey.ignored++
        if (reaction === 'dismissed') survey.dismissed++
        if (reaction !== 'answered') return
        const day = dayOf(at)
        survey.answers++
        survey.answersByDay.set(day, (survey.answersByDay.get(day) ?? 0) + 1)
        onDay(day).answers++
        if (mark(person, position, hasAnswered)) survey.answered++
        if (notesOf(person)[answers]!++) return
        tally.heardFrom++
        onDay(day).heardFrom++
      },
    },
  })

  return { tally, crowd }
}
