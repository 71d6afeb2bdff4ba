import { AskwellError, type SurveyResponse } from '@askwell/core'
import { collected } from './collect.js'
import type { Collect, InitOptions } from './options.js'

/** As a script tag has them. */
interface Attributes {
  collectUrl?: string
  collectText?: string
}

/** The options on what is collected; what can't be understood collects less. */
export const collectOf = ({ collect, collectUrl, collectText }: Pick<InitOptions<string>, 'collect'> & Attributes): Collect => ({
  url: collect?.url ?? (collectUrl as 'path') ?? 'path',
  text: collect?.text ?? (collectText ?? 'false') !== 'false',
})

/** What `beforeSend` has returned, as bytes would have it. */
const read = (returned: unknown): SurveyResponse | undefined => {
  if (returned === null || returned === false) return undefined
  const response = returned && JSON.parse(JSON.stringify(returned))
  if (!Array.isArray(response?.answers)) {
    const what = returned instanceof Promise ? 'a promise' : returned === undefined ? 'nothing' : 'no response'
    throw new TypeError(`it returned ${what}`)
  }
  return response.answers.length ? response : undefined
}

/**
 * A response as it may be kept for sending; undefined when it may not.
 *
 * @throws AskwellError `before-send` when nobody can tell.
 */
export const passed = (response: SurveyResponse, options: InitOptions<string>): SurveyResponse | undefined => {
  const { id, revision } = response
  const redacted = collected(response, collectOf(options))
  // In a script tag it is the name of a function of the page.
  const given = options.beforeSend as unknown
  if (given === undefined) return redacted
  try {
    const ask = typeof given === 'string' ? (globalThis as Record<string, unknown>)[given] : given
    if (typeof ask !== 'function') throw new TypeError(`${typeof given === 'string' ? `window.${given}` : 'it'} is no function`)
    const kept = read(ask(redacted))
    // What tells revisions apart is not theirs to change.
    return kept && { ...kept, id, revision }
  } catch (cause) {
    throw new AskwellError('before-send', `beforeSend: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
