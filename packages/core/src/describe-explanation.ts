import { durationMs } from './duration.js'
import type { Check, CheckName, Explanation } from './engine-types.js'
import { instantText, spanText } from './span-text.js'

type Saw = Readonly<Record<string, unknown>>

/** A check, what it saw, and when it was looked at. */
interface Scene {
  check: Check
  saw: Saw
  nowAt: number
  /** `on 2026-12-04 09:12`, when time alone will lift it. */
  until: string | undefined
}

type Words = (scene: Scene) => string | undefined

const joined = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join('; ') || undefined

const quoted = (value: unknown) => (value == null ? 'missing' : JSON.stringify(value))

const isSet = (value: unknown) => value !== undefined && value !== false

const ago = (nowAt: number, at: unknown) => `${spanText(nowAt - (at as number))} ago`

const window: Words = ({ check: { ok }, saw: { from, until: end }, until }) => {
  if (ok) return joined(isSet(from) && `since ${from as string}`, isSet(end) && `until ${end as string}`)
  if (until) return `opens ${until}`
  return isSet(end) ? `it ran until ${end as string}` : `${quoted(from)} can't be read as a date`
}

const trigger: Words = ({ check: { ok }, saw: { event, matches, count, within, page, path, here } }) => {
  if (event === undefined) return 'it has none, and shows only when the person opens it'
  const times = `${matches as number} of ${count as number}${within ? ` within ${within as string}` : ''}`
  if (ok) return `${event as string}, ${times}`
  const wanted = [page].flat().join(', ')
  return joined(
    (matches as number) < (count as number) && `${quoted(event)} has matched ${times}`,
    here === false && `the page ${path as string} is not among ${wanted}`,
  )
}

const sample: Words = ({ check: { ok }, saw }) => {
  const value = (saw['value'] as number).toFixed(4)
  const share = saw['sample'] as number
  if (ok) return share < 1 ? `${value} < ${share}` : 'everyone'
  return `${value} is not below ${share}`
}

const audience: Words = ({ check: { ok, wanted = {} }, saw }) => {
  // Inside `$or` and the like it is not one value alone that is wrong.
  const isLogic = Object.keys(wanted).some((key) => key[0] === '$')
  const seen = Object.entries(saw).filter(([path]) => ok || isLogic || Object.hasOwn(wanted, path))
  const values = seen.map(([path, value]) => `${path} is ${quoted(value)}`).join(', ')
  return ok ? values || 'everyone' : joined(values, `wants ${JSON.stringify(wanted)}`)
}

const counted = (times: number, limit: number) => (limit < Infinity ? `${times} of ${limit}` : `${times}, no limit`)

/** What holds a survey back after the person reacted to it. */
const waiting = (nowAt: number, reaction: string, at: unknown, again: unknown) =>
  at !== undefined &&
  !((at as number) + durationMs(`${again as string}`) <= nowAt) &&
  `${reaction} ${ago(nowAt, at)}, ${isSet(again) ? `again after ${again as string}` : 'and never asked again'}`

const repeat: Words = ({ check: { ok }, saw, nowAt, until }) => {
  const { shown, later, max, answeredAt, every, dismissedAt, afterDismiss, laterAt, afterLater, never, failed } = saw
  const times = (shown as number) - (later as number)
  const limit = max as number
  if (ok) return counted(times, limit)
  return joined(
    !!never && 'the person said never again',
    (failed as number) > 2 && 'it failed to show three times in this session',
    !(times < limit) && `shown ${times} of ${limit} times`,
    waiting(nowAt, 'answered', answeredAt, every),
    waiting(nowAt, 'dismissed', dismissedAt, afterDismiss),
    waiting(nowAt, 'put off', laterAt, afterLater),
    until && `free again ${until}`,
  )
}

const grace: Words = ({ check: { ok }, saw: { sessions, wanted, firstSeenAt, age }, nowAt, until }) => {
  if (ok)
    return joined(
      !!wanted && `session ${sessions as number}`,
      isSet(age) && `known for ${spanText(nowAt - (firstSeenAt as number))}`,
    )
  if ((sessions as number) < (wanted as number))
    return `this is session ${sessions as number}; from session ${wanted as number} on`
  return joined(`first seen ${ago(nowAt, firstSeenAt)}, asked after ${age as string}`, until && `free ${until}`)
}

const cooldown: Words = ({ check: { ok }, saw: { survey, shownAt, cooldown }, nowAt, until }) => {
  if (shownAt === undefined) return undefined
  const shown = `${quoted(survey)} was shown ${ago(nowAt, shownAt)}`
  return ok ? shown : joined(shown, until ? `free again ${until}` : `the cooldown is ${quoted(cooldown)}`)
}

const session: Words = ({ check: { ok }, saw: { prompts, limit } }) =>
  `${counted(prompts as number, limit as number)}${ok ? '' : ' prompts shown in this session'}`

const atMost: Words = ({ check: { ok }, saw: { prompts, limit, within }, until }) => {
  if (limit === undefined) return undefined
  const shown = `${counted(prompts as number, limit as number)}${ok ? '' : ' prompts shown'} within ${within as string}`
  return joined(shown, until && `free again ${until}`)
}

const words: Record<CheckName, Words> = {
  consent: ({ check: { ok } }) => (ok ? undefined : 'it has not been given'),
  window,
  trigger,
  sample,
  audience,
  repeat,
  grace,
  cooldown,
  session,
  atMost,
  busy: ({ check: { ok } }) => (ok ? undefined : 'a prompt is on screen, here or in another tab, or was a moment ago'),
}

/**
 * What a check saw, in plain English: `"nps" was shown 2 days ago; free again on 2026-12-04 09:12`. Empty when there is
 * nothing to tell.
 *
 * @param nowAt When it was looked at, in epoch milliseconds: `Explanation.at`.
 * @param locale BCP 47 tag for instants. Default: the form `2026-12-04 09:12`.
 */
export const describeCheck = (check: Check, nowAt = 0, locale?: string): string =>
  words[check.name]({
    check,
    saw: check.saw ?? {},
    nowAt,
    until: check.until && `on ${instantText(check.until, locale)}`,
  } as Scene) ?? ''

/**
 * An explanation as text: the verdict, what passes on one line, and a line for each check that fails, with the values
 * seen and, where time alone lifts it, until when. Instants are in the local time zone.
 *
 * @param locale BCP 47 tag for instants. Default: the form `2026-12-04 09:12`.
 */
export const describeExplanation = ({ survey, ok, reason, at, checks }: Explanation, locale?: string): string => {
  if (!checks.length) return `${survey}  there is no such survey, or it can't be used`
  const told = (check: Check) => describeCheck(check, at, locale)
  const passing = checks.filter(({ ok }) => ok).map((check) => `✓ ${check.name}${told(check) && ` (${told(check)})`}`)
  const failing = checks.filter(({ ok }) => !ok).map((check) => `  ✗ ${check.name}: ${told(check)}`)
  const lines = [
    `${survey}  ${ok ? 'may show now' : `not now: ${reason}`}`,
    passing.length ? `  ${passing.join('  ')}` : '',
    ...failing,
  ]
  return lines.filter(Boolean).join('\n')
}
