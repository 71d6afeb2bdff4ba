import { checkNames, createReplay, type CheckName, type Person, type Properties } from '@askwell/core/replay'
import type { SurveyDocument } from '@askwell/core/schema'
import { behaviourFor, type Assumptions } from './behaviour.js'

const dayMs = 864e5

/** Someone in the simulation, and what is counted of them. */
export interface Visitor {
  person: Person
  /** The day they were counted as active on last. */
  activeOn: number
  prompts: number
  answers: number
  /** Per survey, a bit for each check that has held it back, and two more. */
  marks: number[] | undefined
}

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
  people: number
  asked: number
  heardFrom: number
  events: number
  /** People by how often they were asked. */
  promptsPerPerson: Map<number, number>
  surveys: SurveyTally[]
  /** By days since 1970 (UTC). */
  days: Map<number, DayTally>
}

/** A bit beside those of the checks. */
const wasAsked = 1 << 20
const hasAnswered = 1 << 21

/** Takes people through a document, one event at a time, and counts what comes of it. */
export const createTally = ({ surveys, caps, groups }: SurveyDocument, assumptions: Assumptions) => {
  const index = new Map(surveys.map(({ id }, position) => [id, position]))
  const tally: Tally = {
    people: 0,
    asked: 0,
    heardFrom: 0,
    events: 0,
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
  let visitor: Visitor

  const dayOf = (at: number): number => Math.floor(at / dayMs)
  const onDay = (day: number): DayTally => {
    let found = tally.days.get(day)
    if (!found) tally.days.set(day, (found = { active: 0, arrived: 0, prompts: 0, answers: 0, heardFrom: 0 }))
    return found
  }
  /** Whether this is the first time for this person and survey. */
  const mark = (position: number, bit: number): boolean => {
    const marks = (visitor.marks ??= surveys.map(() => 0))
    const isNew = !(marks[position]! & bit)
    marks[position]! |= bit
    return isNew
  }

  const replay = createReplay({
    surveys,
    caps: caps ?? {},
    groups: groups ?? {},
    stayMs: assumptions.stayMs,
    behave: behaviourFor(assumptions),
    decided(_, { id }, check) {
      const position = index.get(id)!
      const survey = tally.surveys[position]!
      if (!check) survey.due++
      else {
        let held = survey.held.get(check)
        if (!held) survey.held.set(check, (held = { moments: 0, people: 0 }))
        held.moments++
        if (mark(position, 1 << checkNames.indexOf(check))) held.people++
      }
    },
    events: {
      shown(_, { id }, at) {
        const position = index.get(id)!
        const survey = tally.surveys[position]!
        survey.prompts++
        onDay(dayOf(at)).prompts++
        if (mark(position, wasAsked)) survey.asked++
        if (!visitor.prompts++) tally.asked++
      },
      closed(_, { id }, reaction, at) {
        const position = index.get(id)!
        const survey = tally.surveys[position]!
        if (reaction === 'ignored') survey.ignored++
        if (reaction === 'dismissed') survey.dismissed++
        if (reaction !== 'answered') return
        const day = dayOf(at)
        survey.answers++
        survey.answersByDay.set(day, (survey.answersByDay.get(day) ?? 0) + 1)
        onDay(day).answers++
        if (mark(position, hasAnswered)) survey.answered++
        if (visitor.answers++) return
        tally.heardFrom++
        onDay(day).heardFrom++
      },
    },
  })

  return {
    tally,
    matters: replay.matters,
    newcomer(id: string, at: number): Visitor {
      tally.people++
      onDay(dayOf(at)).arrived++
      return { person: replay.newcomer(id, at), activeOn: 0, prompts: 0, answers: 0, marks: undefined }
    },
    happen(who: Visitor, at: number, name: string, properties: Properties, attributes?: Properties) {
      visitor = who
      tally.events++
      const day = dayOf(at)
      if (day !== who.activeOn) {
        who.activeOn = day
        onDay(day).active++
      }
      replay.happen(who.person, at, name, properties, attributes)
    },
    finish(who: Visitor) {
      visitor = who
      replay.finish(who.person)
      tally.promptsPerPerson.set(who.prompts, (tally.promptsPerPerson.get(who.prompts) ?? 0) + 1)
    },
  }
}
