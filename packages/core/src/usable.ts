import { flawOf, isObject } from './condition.js'
import { durationMs, instantOf } from './duration.js'
import { AskwellError } from './errors.js'
import type { Question, Survey } from './schema/index.js'

/** The path of the first thing that is wrong, with what is; empty when all is well. */
type Look = (value: unknown, path: string) => string
type Fields = Record<string, Look>

const unless =
  (fits: (value: never) => unknown): Look =>
  (value, path) =>
    fits(value as never) ? '' : path

const typed = (type: string) => unless((value) => typeof value === type)
const text = unless((value) => typeof value === 'string' || isObject(value))
const object = unless(isObject)
const string = typed('string')
const number = typed('number')
const duration = unless((value) => typeof value === 'string' && durationMs(value) !== undefined)
const date = unless((value) => typeof value === 'string' && instantOf(value) !== undefined)

const condition: Look = (value, path) => {
  const flaw = flawOf(value)
  return flaw && `${path}: ${flaw}`
}

const list =
  (look: Look): Look =>
  (value, path) => {
    if (!Array.isArray(value)) return path
    for (const [index, item] of value.entries()) {
      const wrong = look(item, `${path}[${index}]`)
      if (wrong) return wrong
    }
    return ''
  }

const oneOrMore =
  (look: Look): Look =>
  (value, path) =>
    Array.isArray(value) ? list(look)(value, path) : look(value, path)

const shape =
  (fields: Fields, ...needed: string[]): Look =>
  (value, path) => {
    if (!isObject(value)) return path
    for (const name of [...needed, ...Object.keys(value)]) {
      const wrong = Object.hasOwn(fields, name) ? fields[name]!(value[name], `${path}.${name}`) : `${path}.${name}: unknown`
      if (wrong) return wrong
    }
    return ''
  }

const question = shape(
  {
    id: string,
    type: (value, path) => (/^(thumbs|csat|ces|nps|text)$/.test(`${value}`) ? '' : `${path}: unknown kind`),
    text,
    hint: text,
    required: typed('boolean'),
    if: condition,
    labels: object,
    scale: number,
    look: string,
    maxLength: number,
    placeholder: text,
    rows: number,
  },
  'type',
)

const trigger = shape(
  {
    event: string,
    where: condition,
    page: oneOrMore(string),
    count: number,
    within: duration,
    delay: duration,
    cancelOn: list(string),
    expires: duration,
  },
  'event',
)

const hasOwnIds = (questions: Question[]): boolean =>
  questions.length > 0 && new Set(questions.map(({ id, type }) => id ?? type)).size === questions.length

const survey = shape(
  {
    id: unless((id) => /^\w[\w.-]{0,63}$/.test(`${id}`) && id !== '__proto__'),
    questions: (value, path) => list(question)(value, path) || unless(hasOwnIds)(value, path),
    thanks: list(shape({ if: condition, text, hint: text, code: string, action: object })),
    trigger: oneOrMore(trigger),
    audience: condition,
    repeat: shape({ every: duration, afterDismiss: duration, afterLater: duration, max: number }),
    sample: number,
    from: date,
    until: date,
    priority: number,
    place: object,
  },
  'id',
  'questions',
)

/**
 * The surveys of a document that can be asked. One that can't is left out with one error, and costs its neighbours
 * nothing: an unknown field (a typo in `audience` would ask everyone), a wrong shape, an unknown operator or type. Takes
 * any JSON at all; the long explanations are `checkDocument`'s.
 */
export const usableSurveys = (input: unknown, report: (error: AskwellError) => void): Survey[] => {
  const seen = new Set<unknown>()
  return (Array.isArray(input) ? (input as Survey[]) : []).filter((candidate, index) => {
    const path = `surveys[${index}]`
    const wrong = survey(candidate, path) || (seen.has(candidate.id) && `${path}.id: taken`)
    if (wrong) report(new AskwellError(wrong.endsWith('kind') ? 'unknown-kind' : 'bad-survey', wrong))
    else seen.add(candidate.id)
    return !wrong
  })
}
