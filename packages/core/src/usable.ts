import type { Matcher } from './condition.js'
import { durationMs, instantOf } from './duration.js'
import { AskwellError } from './errors.js'
import { isObject } from './object.js'
import type { Survey } from './schema/index.js'

/** Every field of a survey and of what stands in it, as the schema has them; a test compares the two. */
export const fields =
  'id questions thanks trigger audience repeat sample from until priority place type text hint required if labels scale look maxLength placeholder rows event where page count within delay cancelOn expires code action every afterDismiss afterLater max'.split(
    ' ',
  )

const isString = (value: unknown) => typeof value === 'string'

/** What a value must be, by the name of its field; where nothing is said, nothing depends on it before it is drawn. */
const tests: readonly [names: RegExp, fits: (value: never, matcher: Matcher) => unknown][] = [
  [/^(if|where|audience)$/, (value, { flawOf }) => !flawOf(value)],
  [/^(within|delay|expires|every|after.*)$/, (value) => durationMs(value) !== undefined],
  [/^(from|until)$/, (value) => instantOf(value) !== undefined],
  [/^(sample|priority|count|max)$/, (value) => typeof value === 'number'],
  [/^(page|cancelOn|event)$/, (value: unknown[]) => [value].flat().every(isString)],
  [/^(cancelOn|questions|thanks)$/, Array.isArray],
  [/^type$/, (value) => /^(thumbs|csat|ces|nps|text)$/.test(value)],
]

const isSound = (value: unknown, matcher: Matcher): boolean =>
  isObject(value) &&
  Object.entries(value).every(
    ([name, item]) =>
      fields.includes(name) &&
      tests.every(([names, fits]) => !names.test(name) || fits(item as never, matcher)) &&
      (!/^(questions|trigger|thanks|repeat)$/.test(name) || [item].flat().every((part) => isSound(part, matcher))),
  )

/**
 * The surveys of a document that can be asked. One that can't is left out with one error, and costs its neighbours
 * nothing: an unknown field (a typo in `audience` would ask everyone), a wrong shape, an unknown operator or type. Takes
 * any JSON at all; where exactly it is wrong is for `checkDocument` to say.
 */
export const usableSurveys = (input: unknown, matcher: Matcher, report: (error: AskwellError) => void): Survey[] => {
  const taken = new Set<unknown>()
  return (Array.isArray(input) ? (input as Survey[]) : []).filter((survey, index) => {
    const { id, questions = [] } = isSound(survey, matcher) ? survey : ({} as Partial<Survey>)
    const ids = new Set(questions.map(({ id, type }) => id ?? type))
    const isUsable =
      /^(?!__proto__$)\w[\w.-]{0,63}$/.test(`${id ?? ''}`) && !taken.has(id) && ids.size && ids.size === questions.length
    taken.add(id)
    if (!isUsable) report(new AskwellError('bad-survey', `surveys[${index}]`))
    return isUsable
  })
}
