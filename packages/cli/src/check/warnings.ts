import { durationMs, instantOf, namesOf } from '@askwell/core/replay'
import type { Issue, Question, Survey, SurveyDocument, Trigger } from '@askwell/core/schema'

const triggersOf = ({ trigger = [] }: Survey): Trigger[] => [trigger].flat()

/** The other names that an event always goes by. */
const aliasesOf = (event: string): string[] =>
  namesOf(event, {}).flatMap(([name]) => (name !== event && namesOf(name, {}).some(([back]) => back === event) ? [name] : []))

type Look = (survey: Survey, document: SurveyDocument) => [path: string, message: string][]

/** What is legal in a survey, and surely not meant. */
const looks: Look[] = [
  ({ sample }) => (sample === 0 ? [['sample', 'nobody is asked: the share is 0']] : []),
  ({ from, until }) =>
    from && until && !(instantOf(from) < instantOf(until, true)) ? [['from', `is after until ("${until}"): never shows`]] : [],
  ({ until }) => (until && instantOf(until, true) <= Date.now() ? [['until', 'is over: it does not show any more']] : []),
  ({ place, trigger }) =>
    place?.at === 'inline' && trigger
      ? [['trigger', 'has no effect where the survey stands in the page; what it starts opens in the corner']]
      : [],
  ({ repeat = {} }) =>
    repeat.max !== undefined && repeat.max > 1 && !repeat.every && !repeat.afterDismiss
      ? [['repeat.max', 'without "every" or "afterDismiss" it is never shown again after an answer or a dismissal']]
      : [],
  (survey, { caps }) => {
    const grace = caps?.grace?.age
    const until = survey.until ? instantOf(survey.until, true) : Infinity
    const from = survey.from ? instantOf(survey.from) : -Infinity
    return grace && durationMs(grace) >= until - from
      ? [['until', `comes before anyone new is past caps.grace.age ("${grace}")`]]
      : []
  },
  (survey) =>
    triggersOf(survey).flatMap(({ event, cancelOn = [], delay, expires, within, count = 1 }, index) => {
      const path = Array.isArray(survey.trigger) ? `trigger[${index}]` : 'trigger'
      const found: [string, string][] = []
      for (const [name] of namesOf(event, { success: true }))
        if (cancelOn.includes(name)) found.push([`${path}.cancelOn`, `"${name}" starts it, and cancels it`])
      const twin = triggersOf(survey).find((other, place) => place < index && aliasesOf(event).includes(other.event))
      if (twin) found.push([`${path}.event`, `is another name of "${twin.event}": one event meets both triggers`])
      if (within && count === 1) found.push([`${path}.within`, 'has no effect without a "count" of 2 or more'])
      if (cancelOn.length && (!delay || durationMs(delay) === 0))
        found.push([`${path}.cancelOn`, 'has hardly any effect without a "delay": the prompt shows at once'])
      if (expires && durationMs(expires) === 0) found.push([`${path}.expires`, 'it expires as soon as it is due: never shows'])
      return found
    }),
  ({ questions }) => {
    const ids = questions.map((question) => question.id ?? question.type)
    return questions.flatMap((question, index) =>
      Object.keys(question.if ?? {})
        .filter((key) => !key.startsWith('$') && !ids.slice(0, index).includes(key.split('.')[0]!))
        .map((key): [string, string] => [`questions[${index}].if`, `"${key}" is no question before this one: never holds`]),
    )
  },
  ({ questions }) => missingLanguages(questions),
]

/** A text that lacks a language which most others of the survey have. */
const missingLanguages = (questions: readonly Question[]): [string, string][] => {
  const maps = questions.flatMap(({ text }, index) => (typeof text === 'object' ? [{ index, tags: Object.keys(text) }] : []))
  const all = [...new Set(maps.flatMap(({ tags }) => tags))]
  return maps.flatMap(({ index, tags }) => {
    const missing = all.filter((tag) => !tags.includes(tag))
    return missing.length && missing.length < all.length
      ? [
          [`questions[${index}].text`, `lacks ${missing.join(', ')}, which another question of this survey has`] as [
            string,
            string,
          ],
        ]
      : []
  })
}

/** What a right document says that is surely not meant. */
export const warningsFor = (document: SurveyDocument): Issue[] => {
  const { caps, surveys } = document
  const found: Issue[] = surveys.flatMap((survey, index) =>
    looks.flatMap((look) => look(survey, document)).map(([path, message]) => ({ path: `surveys[${index}].${path}`, message })),
  )
  if (caps?.perSession === 0) found.push({ path: 'caps.perSession', message: 'no survey ever shows by itself' })
  if (caps?.atMost?.prompts === 0) found.push({ path: 'caps.atMost.prompts', message: 'no survey ever shows by itself' })
  if (!surveys.length) found.push({ path: 'surveys', message: 'there is none' })
  return found
}
