import type { SurveyDocument } from '@askwell/core/schema'
import { isObject, operandsIn, triggersOf, type Operands } from './operands.js'

/** How people come and go, and what they do. All of it may be given in the file of `--model`. */
export interface Model {
  /** Visits of a person in 30 days, on average. */
  visitsPerMonth: number
  /** How much people differ in that: the standard deviation of its logarithm (log-normal). 0: not at all. */
  spread: number
  /** Pages of a visit, on average (geometric). */
  pagesPerVisit: number
  /** Between two pages, on average (exponential). */
  secondsPerPage: number
  /** The share of people who were there before the first day; the others arrive evenly over the days. */
  returning: number
  /** Events by name: how many of them a visit has, on average, and the values their properties take, evenly. */
  events: Record<string, { perVisit: number; properties?: Record<string, unknown[]> }>
  /** Paths of pages, visited evenly. */
  pages: string[]
  /** Values that attributes of people take, evenly. */
  attributes: Record<string, unknown[]>
}

/** Of events whose names say how often they happen. Orders of magnitude, not measurements: put yours into `--model`. */
const usualPerVisit: Record<string, number> = {
  purchase: 0.03,
  begin_checkout: 0.06,
  add_to_cart: 0.12,
  sign_up: 0.02,
  login: 0.3,
  search: 0.3,
  level_complete: 2,
  exit_intent: 0.2,
}
const otherPerVisit = 0.1
/** Come of themselves, with each page and visit. */
const builtIn = new Set(['page_view', 'session_start'])

/** A page that a glob wants, and one that it doesn't. */
const pathsFor = (glob: string): string[] => [
  glob
    .replace(/^!/, '')
    .replace(/\/\*\*$/, '/a')
    .replaceAll(/\*+/g, 'a') || '/',
]

const valuesOf = (operands: Operands, isWanted: (path: string) => boolean): Record<string, unknown[]> =>
  Object.fromEntries(Object.entries(operands).filter(([path]) => isWanted(path)))

const reserved = /^(respondent|page|events|surveys)(\.|$)/

/**
 * A model for a document: the events that it mentions happen at usual rates, and attributes and properties take the values
 * that its conditions compare them with, and others, evenly.
 */
export const modelFor = ({ surveys }: SurveyDocument): Model => {
  const triggers = surveys.flatMap(triggersOf)
  const names = new Set(triggers.flatMap(({ event, cancelOn = [] }) => [event, ...cancelOn]))
  const events: Model['events'] = {}
  for (const name of names) {
    const wheres = triggers.filter(({ event, where }) => event === name && where).map(({ where }) => where)
    if (!builtIn.has(name)) events[name] = { perVisit: usualPerVisit[name] ?? otherPerVisit, properties: operandsIn(wheres) }
  }
  const globs = triggers.flatMap(({ page = [] }) => [page].flat())
  return {
    visitsPerMonth: 4,
    spread: 1,
    pagesPerVisit: 4,
    secondsPerPage: 40,
    returning: 0.5,
    events,
    pages: [...new Set(['/', ...globs.flatMap(pathsFor)])],
    attributes: valuesOf(
      operandsIn(surveys.map(({ audience }) => audience)),
      (path) => !reserved.test(path) && !path.includes('.'),
    ),
  }
}

/** What is wrong with a part of a model file; nothing when it is right. */
const flawIn = (name: string, value: unknown): string | undefined => {
  const isLists = (lists: unknown) =>
    isObject(lists) && Object.values(lists).every((list) => Array.isArray(list) && list.length > 0)
  if (name === 'pages')
    return Array.isArray(value) && value.length && value.every((page) => typeof page === 'string')
      ? undefined
      : 'needs a list of paths'
  if (name === 'attributes')
    return isLists(value) ? undefined : 'needs lists of values by name, such as {"plan": ["free", "pro"]}'
  if (name === 'events')
    return isObject(value) &&
      Object.values(value).every(
        (event) =>
          isObject(event) &&
          Number(event['perVisit']) >= 0 &&
          (event['properties'] === undefined || isLists(event['properties'])),
      )
      ? undefined
      : 'needs events by name, such as {"purchase": {"perVisit": 0.03, "properties": {"value": [10, 50]}}}'
  const least = name === 'pagesPerVisit' ? 1 : 0
  const most = name === 'returning' ? 1 : 1e6
  return typeof value === 'number' && value >= least && value <= most ? undefined : `needs a number from ${least} to ${most}`
}

/** Lays a model file over a model. Its flaw is a text. */
export const mergeModel = (model: Model, file: unknown): Model | string => {
  if (!isObject(file)) return 'needs an object'
  for (const [name, value] of Object.entries(file)) {
    if (!Object.hasOwn(model, name)) return `${name}: unknown field; known: ${Object.keys(model).join(', ')}`
    const flaw = flawIn(name, value)
    if (flaw) return `${name}: ${flaw}`
  }
  return { ...model, ...file, events: { ...model.events, ...(file['events'] as Model['events']) } }
}
