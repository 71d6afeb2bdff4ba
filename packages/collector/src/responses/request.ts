import type { BodyRefusal } from '../body.js'
import { comeBack, refusal, withHeaders, type PlainReply } from '../http/plain-reply.js'
import type { PlainRequest } from '../http/plain-request.js'
import { jsonErrorPlace } from './json-error.js'

/** Bytes of one request. */
export const BODY_LIMIT = 512 * 1024
/** Responses in one request. */
export const BATCH_LIMIT = 100

const ALLOWED_TYPE = /^(?:application\/json|text\/plain)\s*(?:;\s*charset="?utf-?8"?\s*)?$/i

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** One response, a list of them, or `{ responses: [...] }`. */
function toItems(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || Object.hasOwn(value, 'id')) return [value]
  return 'responses' in value && Array.isArray(value.responses) ? value.responses : [value]
}

const REFUSALS: Readonly<Record<Exclude<BodyRefusal, 'overloaded'>, [status: 400 | 408 | 413, code: string, message: string]>> = {
  'too-large': [413, 'too_large', `A request holds at most ${BODY_LIMIT} bytes.`],
  'not-utf-8': [400, 'not_utf_8', 'The body is not valid UTF-8.'],
  'cut-off': [400, 'cut_off', 'The body ended before its length.'],
  'too-slow': [408, 'too_slow', 'The body took too long to arrive. Send it again.'],
}

/** 503: too much is under way or waiting. */
export const overloaded = (): PlainReply => comeBack(503, 'overloaded', 'Too many responses are waiting. Come back.', 5)

function refuseBody(refused: BodyRefusal): PlainReply {
  if (refused === 'overloaded') return overloaded()
  const answer = refusal(...REFUSALS[refused])
  // Nobody reads the rest of this body, so no request can follow it.
  return refused === 'not-utf-8' ? answer : withHeaders(answer, { Connection: 'close' })
}

interface Limits {
  timeoutMs: number | undefined
  take(bytes: number): boolean
}

/** The items a request carries, or the refusal of the request as a whole. */
export async function readItems(request: PlainRequest, limits: Limits): Promise<{ items: unknown[] } | { refused: PlainReply }> {
  const refuse = (...reason: [status: 400 | 413 | 415, code: string, message: string]) => ({ refused: refusal(...reason) })
  if (!ALLOWED_TYPE.test(request.header('content-type') ?? '') || request.header('content-encoding'))
    return refuse(415, 'unsupported_type', 'Send JSON as application/json or text/plain, in UTF-8, not compressed.')
  const { text, refused } = await request.body({ maxBytes: BODY_LIMIT, ...limits })
  if (refused) return { refused: refuseBody(refused) }
  const parsed = parseJson(text)
  if (!parsed) return refuse(400, 'bad_json', `The body is not JSON: it breaks off at ${jsonErrorPlace(text)}.`)
  const items = toItems(parsed.value)
  if (items.length === 0) return refuse(400, 'empty', 'The request holds no response.')
  if (items.length > BATCH_LIMIT) return refuse(413, 'too_many', `A request holds at most ${BATCH_LIMIT} responses.`)
  return { items }
}
