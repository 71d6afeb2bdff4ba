import type { Matcher } from './condition.js'
import { durationPattern, instantOf } from './duration.js'
import { AskwellError } from './errors.js'
import { isObject } from './object.js'
import type { Survey } from './schema/index.js'

/** Every field of a survey and of what stands in it, as the schema has them; a test compares the two. */
export const fields =
  'id questions thanks trigger audience repeat sample from until priority place type text hint required if labels scale look maxLength placeholder rows event where page count within delay cancelOn expires code action every afterDismiss afterLater max'.split(
    ' ',
  )

const isSound = (value: unknown, matcher?: Matcher): boolean =>
  isObject(value) &&
  Object.entries(value).every(([name, item]) => {
    const text = typeof item === 'string' ? item : ''
    if (/^(if|where|audience)$/.test(name)) return isObject(item) && !matcher?.flawOf(item)
    if (/^(within|delay|expires|every|after.*)$/.test(name)) return durationPattern.test(text)
    if (/^(from|until)$/.test(name)) return instantOf(text) >= 0
    if (name === 'type') return /^(thumbs|csat|ces|nps|text)$/.test(text)
    if (/^(questions|thanks|cancelOn)$/.test(name) && !Array.isArray(item)) return false
    return (
      fields.includes(name) &&
      (!/^(questions|trigger|thanks|repeat)$/.test(name) || [item].flat().every((part) => isSound(part, matcher)))
    )
  })

/**
 * The surveys of a document that can be asked. One that can't is left out with one error, and costs its neighbours
 * nothing: an unknown field (a typo in `audience` would ask everyone), a wrong shape, an unknown operator or type. Takes
 * any JSON at all; where exactly it is wrong is for `checkDocument` to say.
 */
export const usableSurveys = (input: unknown, matcher: Matcher | undefined, report: (error: AskwellError) => void): Survey[] => {
  const taken = new Set<unknown>()
  return (Array.isArray(input) ? (input as Survey[]) : []).filter((survey, index) => {
    const { id, questions = [] } = isSound(survey, matcher) ? survey : ({} as Partial<Survey>)
    const ids = new Set(questions.map(({ id, type }) => id ?? type))
    const isUsable =
      /^(?!__proto__$)\w[\w.-]{0,63}$/.test(typeof id === 'string' ? id : '') &&
      !taken.has(id) &&
      ids.size &&
      ids.size === questions.length
    taken.add(id)
    if (!isUsable) report(new AskwellError('bad-survey', `surveys[${index}]`))
    return isUsable
  })
}
