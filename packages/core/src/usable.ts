import type { Matcher } from './condition.js'
import { durationPattern } from './duration.js'
import { AskwellError } from './errors.js'
import { isObject } from './object.js'
import type { Survey } from './schema/index.js'

type Fits = (value: unknown, matcher?: Matcher) => unknown

const like =
  (pattern: RegExp): Fits =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

const isName = like(/^(?!__proto__$)\w[\w.-]{0,63}$/)

const isBuiltIn = like(/^(thumbs|csat|ces|nps|text|rating|choice|contact)$/)

/** Every field of a survey and of what stands in it, as the schema has them, with what its value must be. */
export const rules: readonly [names: string, fits: Fits][] = [
  ['if where audience', (value, matcher) => isObject(value) && !matcher?.flawOf(value)],
  ['within delay expires every afterDismiss afterLater', like(durationPattern)],
  ['from until', like(/^\d{4}-\d\d-\d\d/)],
  ['trigger repeat questions thanks', (value, matcher) => [value].flat().every((part) => isSound(part, matcher))],
  // So many steps are drawn.
  ['scale', (steps) => (steps as number) > 1 && (steps as number) < 11],
  ['cancelOn', Array.isArray],
  // Nothing depends on these before they are drawn.
  [
    'id type sample priority place text hint required labels look maxLength placeholder rows event page count code action max options multiple other shuffle min consent settings',
    () => 1,
  ],
]

const isSound = (value: unknown, matcher?: Matcher): boolean =>
  isObject(value) &&
  Object.entries(value).every(([name, item]) =>
    rules.some(([names, fits]) => names.split(' ').includes(name) && fits(item, matcher)),
  )

/**
 * The surveys of a document that can be asked. One that can't is left out with one error, and costs its neighbours
 * nothing: an unknown field (a typo in `audience` would ask everyone), a wrong shape, an unknown operator or type. Takes
 * any JSON at all; where exactly it is wrong is for `checkDocument` to say.
 *
 * @param kinds By type: questions beside the built-in ones.
 */
export const usableSurveys = (
  input: unknown,
  matcher: Matcher | undefined,
  report: (error: AskwellError) => void,
  kinds?: object,
): Survey[] => {
  const taken: unknown[] = []
  return (Array.isArray(input) ? (input as Survey[]) : []).filter((survey, index) => {
    try {
      const { id, questions, thanks = [] } = survey
      const ids = questions.map(({ id, type }) => (isBuiltIn(type) || Object.hasOwn({ ...kinds }, type)) && (id ?? type))
      // Too deep to be written is too deep for much else, and what has no text can't be compared: both throw.
      if (
        !JSON.stringify(survey).includes('"toString":') &&
        isSound(survey, matcher) &&
        isName(id) &&
        !taken.includes(id) &&
        Array.isArray(thanks) &&
        ids[0] &&
        ids.every((each, index) => index < 20 && isName(each) && ids.indexOf(each) === index)
      )
        return taken.push(id)
    } catch {}
    report(new AskwellError('bad-survey', `surveys[${index}]`))
    return false
  })
}
