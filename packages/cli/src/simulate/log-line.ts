import type { Properties } from '@askwell/core/replay'

/** One event of someone's, as the log has it. */
export interface LogEvent {
  respondent: string
  /** Epoch ms. */
  at: number
  name: string
  /** Undefined when there are none, or none that matter. */
  properties: Properties | undefined
  attributes: Properties | undefined
}

const isObject = (value: unknown): value is Properties => typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60)

/** Before 1973 in ms, and until 5138 in seconds. */
const surelySeconds = 1e11

/** What is wrong with a line that was read as JSON; the log's reader has seen that something is. */
const flawOf = (line: unknown): string => {
  if (!isObject(line))
    return `is ${shown(line)}; needs an object such as {"respondent":"u1","at":1767225600000,"name":"purchase"}`
  const { respondent, at, name } = line
  if (!isRespondent(respondent)) return `respondent: is ${shown(respondent)}; needs a string or a number`
  if (!isName(name)) return `name: is ${shown(name)}; needs a string of 1 to 100 characters`
  if (typeof at === 'number' && at >= 0 && at < surelySeconds)
    return `at: ${at} looks like seconds; needs epoch milliseconds, such as ${at * 1000}`
  return `at: is ${shown(at)}; needs epoch milliseconds or an ISO date such as "2026-01-31T09:30:00Z"`
}

/** What can be an instant of a log: from 1973 on. */
export const isInstant = (at: number): boolean => at >= surelySeconds && at < 864e13
const isRespondent = (value: unknown): value is string | number =>
  typeof value === 'string' ? value !== '' : typeof value === 'number'
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 100 && value !== '__proto__'

/**
 * Reads a line of the log: `{"respondent", "at", "name", "properties", "attributes"}`, the last two optional.
 *
 * @returns What is wrong with it, when something is.
 */
export const readLine = (text: string): LogEvent | string => {
  let line: Record<string, unknown>
  try {
    line = JSON.parse(text) as Record<string, unknown>
  } catch {
    return `is no JSON: ${text.trim().slice(0, 40)}`
  }
  if (!isObject(line)) return flawOf(line)
  const { respondent, at: time, name, properties, attributes } = line
  const at = typeof time === 'number' ? time : typeof time === 'string' ? Date.parse(time) : Number.NaN
  if (!isRespondent(respondent) || !isName(name) || !isInstant(at)) return flawOf(line)
  return {
    respondent: typeof respondent === 'string' ? respondent : `${respondent}`,
    at,
    name,
    properties: isObject(properties) ? properties : undefined,
    attributes: isObject(attributes) ? attributes : undefined,
  }
}
