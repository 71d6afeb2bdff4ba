import { bytesOf } from './bytes.js'
import type { HttpAnswer } from './endpoints/http.js'
import type { Envelope } from './envelope.js'
import type { Batch } from './types.js'
import type { Fail } from './sending.js'
import { verdictOf } from './verdict.js'

interface ItemVerdict {
  id?: unknown
  status?: unknown
}

/** `{ verdicts: [{ id, status }] }`, as the collector answers, if that is what it is. */
const verdictsIn = (body: string): ItemVerdict[] | undefined => {
  try {
    const { verdicts } = JSON.parse(body)
    return Array.isArray(verdicts) ? verdicts.filter(Boolean) : undefined
  } catch {
    return undefined
  }
}

/**
 * Sends what is due as lists. What is refused as a list is tried in halves, so that one bad response harms no other.
 *
 * @param take Takes the lease; nothing when another has it.
 * @param apply `isLast` unless the record has not been judged by itself.
 */
export const createBatch = (
  batch: number | Batch,
  take: (envelope: Envelope) => Promise<Envelope | false | undefined>,
  send: (list: readonly Envelope[], body: () => string, keepalive: boolean) => Promise<HttpAnswer>,
  apply: (envelope: Envelope, answer: HttpAnswer, isLast?: boolean) => Promise<void>,
  fail: Fail,
) => {
  const { size, bytes = 262_144, body }: Batch = typeof batch === 'number' ? { size: batch } : batch
  const most = Math.min(Math.max(Math.floor(size) || 1, 1), 100)
  let limit = most

  const textOf = (list: readonly Envelope[]) => {
    const json = `[${list.map((each) => each.body)}]`
    if (!body) return list[1] ? json : list[0]!.body
    try {
      return JSON.stringify(body(JSON.parse(json)))
    } catch (cause) {
      fail('bad-option', 'batch.body')
      throw cause
    }
  }

  /** As many as go into one request, and one at least. */
  const choose = (due: readonly Envelope[]) => {
    let total = 2
    const weigh = (envelope: Envelope) => (total += bytesOf(envelope.body) + 1)
    const end = due.slice(0, limit).findIndex((each, at) => weigh(each) > bytes && at > 0)
    return due.slice(0, end < 0 ? limit : end)
  }

  /** Each by what the answer says of it; without a word about it, it has not been heard. */
  const answerTo = ({ id }: Envelope, verdicts: readonly ItemVerdict[], [status]: HttpAnswer): HttpAnswer => {
    const own = verdicts.find((each) => each.id === id)
    if (!own) return [408, '']
    return own.status === 'rejected' ? [400, JSON.stringify(own)] : [status < 300 ? status : 200, '']
  }

  return async (due: readonly Envelope[]): Promise<void> => {
    const taken = await Promise.all(choose(due).map(take))
    const list = taken.filter((each): each is Envelope => !!each)
    if (!list[0]) return
    const answer = await send(list, () => textOf(list), false)
    const verdict = verdictOf(answer[0])
    const verdicts = ['delivered', 'rejected'].includes(verdict) ? verdictsIn(answer[1]) : undefined
    const isSplit = verdict === 'rejected' && list[1] && !verdicts
    limit = isSplit ? Math.ceil(list.length / 2) : Math.min(limit * 2, most)
    const answerFor = (each: Envelope): HttpAnswer => {
      if (isSplit) return [408, '']
      return verdicts ? answerTo(each, verdicts, answer) : answer
    }
    await Promise.all(list.map((each) => apply(each, answerFor(each), !isSplit)))
  }
}
