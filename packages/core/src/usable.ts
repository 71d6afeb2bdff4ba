import type { Matcher } from './condition.js'
import { durationMs, instantOf } from './duration.js'
import { AskwellError } from './errors.js'
import { isObject } from './object.js'
import type { Survey } from './schema/index.js'

/** The fields of each shape, as the schema has them; a test compares the two. */
export const fields: Record<string, RegExp> = {
  survey: /^(id|questions|thanks|trigger|audience|repeat|sample|from|until|priority|place)$/,
  questions: /^(id|type|text|hint|required|if|labels|scale|look|maxLength|placeholder|rows)$/,
  trigger: /^(event|where|page|count|within|delay|cancelOn|expires)$/,
  thanks: /^(if|text|hint|code|action)$/,
  repeat: /^(every|afterDismiss|afterLater|max)$/,
}

const isString = (value: unknown) => typeof value === 'string'

/** What a value must be, by the name of its field; where nothing is said, nothing depends on it before it is drawn. */
const tests: [names: RegExp, fits: (value: never, matcher: Matcher) => unknown][] = [
  [/^(if|where|audience)$/, (value, { flawOf }) => !flawOf(value)],
  [/^(within|delay|expires|every|after.*)$/, (value) => durationMs(value) !== undefined],
  [/^(from|until)$/, (value) => instantOf(value) !== undefined],
  [/^(sample|priority|count|max)$/, (value) => typeof value === 'number'],
  [/^(page|cancelOn|event)$/, (value: unknown[]) => [value].flat().every(isString)],
  [/^(cancelOn|questions|thanks)$/, Array.isArray],
]

/** The path of the first thing that is wrong; empty when all is well. */
const faultIn = (shape: string, value: unknown, path: string, matcher: Matcher): string => {
  if (!isObject(value)) return path
  for (const [name, item] of Object.entries(value)) {
    const at = `${path}.${name}`
    if (!fields[shape]!.test(name) || tests.some(([names, fits]) => names.test(name) && !fits(item as never, matcher))) return at
    if (Object.hasOwn(fields, name))
      for (const [index, part] of [item].flat().entries()) {
        const fault = faultIn(name, part, Array.isArray(item) ? `${at}[${index}]` : at, matcher)
        if (fault) return fault
      }
  }
  if (shape === 'trigger' && !value['event']) return `${path}.event`
  return shape === 'questions' && !/^(thumbs|csat|ces|nps|text)$/.test(`${value['type']}`) ? `${path}.type` : ''
}

/**
 * The surveys of a document that can be asked. One that can't is left out with one error, and costs its neighbours
 * nothing: an unknown field (a typo in `audience` would ask everyone), a wrong shape, an unknown operator or type. Takes
 * any JSON at all; the long explanations are `checkDocument`'s.
 */
export const usableSurveys = (input: unknown, matcher: Matcher, report: (error: AskwellError) => void): Survey[] => {
  const taken = new Set<unknown>()
  return (Array.isArray(input) ? (input as Survey[]) : []).filter((survey, index) => {
    const path = `surveys[${index}]`
    let fault = faultIn('survey', survey, path, matcher)
    if (!fault) {
      const { id, questions = [] } = survey
      if (!/^(?!__proto__$)\w[\w.-]{0,63}$/.test(id) || taken.has(id)) fault = `${path}.id`
      taken.add(id)
      const ids = new Set(questions.map(({ id, type }) => id ?? type))
      if (!ids.size || ids.size < questions.length) fault = `${path}.questions`
    }
    if (fault) report(new AskwellError(fault.endsWith('].type') ? 'unknown-kind' : 'bad-survey', fault))
    return !fault
  })
}
