import type { SurveyResponse } from '@askwell/core'

type Check = (value: unknown) => boolean
type Shape = Readonly<Record<string, Check>>

const MAX_PROPERTIES = 100

const isBoolean: Check = (value) => typeof value === 'boolean'
const isText =
  (most: number, least = 0): Check =>
  (value) =>
    typeof value === 'string' && value.length <= most && value.length >= least
const isOneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string)
const isNumber =
  (low: number, high: number): Check =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high
const isWhole = (low: number, high: number): Check => {
  const isWithin = isNumber(low, high)
  return (value) => isWithin(value) && Number.isInteger(value)
}

/** An object with all of `required`, perhaps some of `optional`, and nothing else. */
function isObject(required: Shape, optional: Shape = {}): Check {
  const checks: Shape = Object.assign(Object.create(null), required, optional)
  const needed = Object.keys(required)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const fields = value as Record<string, unknown>
    for (const key in fields) if (!checks[key]?.(fields[key])) return false
    return needed.every((key) => Object.hasOwn(fields, key))
  }
}

/** Properties as nearly everyone sends them: a few, none of them nested. */
const isFlat: Check = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  let count = 0
  for (const key in value) {
    const property = (value as Record<string, unknown>)[key]
    if (++count > MAX_PROPERTIES || key.length > 200) return false
    if (typeof property === 'number' ? !Number.isFinite(property) : typeof property === 'object' && property !== null)
      return false
  }
  return true
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const [isId, isShort, isEpochMs] = [isText(64, 1), isText(500), isNumber(0, 8.64e15)]
const isFinite = isNumber(-Number.MAX_VALUE, Number.MAX_VALUE)
const isLongText = isText(10_000)

const isAnswer = isObject(
  { question: isId, type: isId, value: (value) => isFinite(value) || isLongText(value) },
  { scale: isWhole(2, 11), category: isText(64) },
)

const isResponse = isObject(
  {
    id: (value) => typeof value === 'string' && UUID.test(value),
    revision: isWhole(1, 1_000_000),
    complete: isBoolean,
    survey: isObject({ id: isId, hash: isText(64) }),
    answers: (value) => Array.isArray(value) && value.length > 0 && value.length <= 50 && value.every(isAnswer),
    outcome: isOneOf('answered', 'partial'),
    respondent: isObject({ id: isShort }, { userId: isShort, attributes: isFlat }),
    context: isObject(
      { page: isText(2000) },
      {
        locale: isShort,
        device: isOneOf('mobile', 'tablet', 'desktop'),
        viewport: (value) => Array.isArray(value) && value.length === 2 && value.every(isFinite),
        sdk: isShort,
      },
    ),
    shownAt: isEpochMs,
    answeredAt: isEpochMs,
    durationMs: isNumber(0, Number.MAX_VALUE),
  },
  { trigger: isObject({ event: isText(100) }, { properties: isFlat }), inbox: isShort },
)

/**
 * Whether an item is beyond doubt what the schema and the bounds allow, as nearly all that the SDK sends is; it takes a
 * tenth of their time. What it doubts may be good, too: the schema has the last word.
 */
export const isPlainResponse = (item: unknown): item is SurveyResponse => isResponse(item)
