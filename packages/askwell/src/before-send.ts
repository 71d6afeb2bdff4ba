import { AskwellError, type SurveyResponse } from '@askwell/core'
import type { Endpoint } from '@askwell/transport'
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

const failed = (what: string, cause: unknown) =>
  new AskwellError('before-send', `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })

const asked = (response: SurveyResponse, given: unknown): SurveyResponse | undefined => {
  // In a script tag it is the name of a function of the page.
  if (given === undefined) return response
  try {
    const ask = typeof given === 'string' ? (globalThis as Record<string, unknown>)[given] : given
    if (typeof ask !== 'function') throw new TypeError(`${typeof given === 'string' ? `window.${given}` : 'it'} is no function`)
    const { id, revision } = response
    const kept = read(ask(response))
    // What tells revisions apart is not theirs to change.
    return kept && { ...kept, id, revision }
  } catch (cause) {
    throw failed('beforeSend', cause)
  }
}

/**
 * A response as it may be kept for sending; undefined when it may not.
 *
 * @throws AskwellError `before-send` when nobody can tell, or what an endpoint's own `body` makes of it.
 */
export const passed = (
  response: SurveyResponse,
  options: InitOptions<string>,
  endpoints: readonly Endpoint[] = [],
): SurveyResponse | undefined => {
  const kept = asked(collected(response, collectOf(options)), options.beforeSend)
  for (const { url, body } of kept ? endpoints : [])
    try {
      JSON.stringify(body?.(kept!))
    } catch (cause) {
      throw failed(`body of ${url}`, cause)
    }
  return kept
}
