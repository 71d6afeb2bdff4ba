import { isUnavailable } from '../database/unavailable.js'
import { comeBack, json, refusal, type PlainReply } from '../http/plain-reply.js'
import type { PlainRequest } from '../http/plain-request.js'
import type { Issue } from '../issues.js'
import type { Load, Share } from '../limits/load.js'
import type { RateLimits } from '../limits/rate-limits.js'
import type { GroupCommit } from './group-commit.js'
import { keyProblem } from './idempotency-key.js'
import { occurrence, readAges, type IncomingResponse, type StoreStatus } from './incoming.js'
import { overloaded, readItems } from './request.js'
import { validateResponse, type Validated } from './validate.js'

/** What became of one item of a request. All but `rejected` are acknowledgements. */
export interface ItemVerdict {
  /** As it was sent; null when the item has no readable id. */
  id: string | null
  status: StoreStatus | 'rejected'
  /** Empty unless rejected. */
  issues: Issue[]
}

interface Options {
  queue: GroupCommit<IncomingResponse, StoreStatus>
  load: Load
  rateLimits: RateLimits
  bodyTimeoutMs: number | undefined
  now(): number
  onStored(): void
  onError(error: unknown): void
}

function idOf(item: unknown): string | null {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null
  return typeof id === 'string' ? id.slice(0, 100) : null
}

const prefixed = (issues: readonly Issue[], index: number, alone: boolean): Issue[] =>
  alone ? [...issues] : issues.map(({ path, message }) => ({ path: path ? `[${index}].${path}` : `[${index}]`, message }))

function toVerdicts(items: readonly unknown[], checked: readonly Validated[], statuses: readonly StoreStatus[]): ItemVerdict[] {
  let next = 0
  return checked.map(({ response, issues }, index) =>
    response
      ? { id: response.id, status: statuses[next++]!, issues: [] }
      : { id: idOf(items[index]), status: 'rejected', issues: prefixed(issues, index, items.length === 1) },
  )
}

function nothingGood(verdicts: readonly ItemVerdict[]): PlainReply {
  const [first] = verdicts.flatMap(({ issues }) => issues)
  const message = `Not a survey response: ${first?.path ? `${first.path}: ` : ''}${first?.message}`
  return refusal(400, 'invalid_response', message, { verdicts })
}

/**
 * `POST /v1/responses`. 200 once every good item is durable, with a verdict per item; 400 when no item is good; 422
 * when the key beside them is not theirs; 429 and 503 with `Retry-After`, and nothing acknowledged, when
 * there is too much of it or the database cannot write.
 */
export function receiveResponses({ queue, load, rateLimits, bodyTimeoutMs, now, onStored, onError }: Options) {
  async function keep(items: readonly unknown[], incoming: readonly IncomingResponse[], checked: readonly Validated[]) {
    try {
      const statuses = await queue.add(incoming)
      if (statuses.includes('stored')) onStored()
      return json({ verdicts: toVerdicts(items, checked, statuses) })
    } catch (error) {
      if (!isUnavailable(error)) throw error
      onError(error)
      return comeBack(503, 'storage_unavailable', 'The responses could not be kept. Send them again.', 2)
    }
  }

  async function receive(request: PlainRequest, { take }: Share): Promise<PlainReply> {
    const read = await readItems(request, { timeoutMs: bodyTimeoutMs, take })
    if ('refused' in read) return read.refused
    rateLimits.charge(request, read.items.length)
    const mismatch = keyProblem(request.header('idempotency-key'), read.items)
    if (mismatch) return refusal(422, 'key_mismatch', mismatch)
    const receivedAt = now()
    const ages = readAges(request.header('askwell-age'), request.query('age'), read.items.length)
    const checked = read.items.map(validateResponse)
    const incoming = checked.flatMap(({ response }, index) =>
      response ? [{ response, receivedAt, occurredAt: occurrence(receivedAt, ages[index], response.answeredAt) }] : [],
    )
    if (incoming.length === 0) return nothingGood(toVerdicts(read.items, checked, []))
    if (queue.full()) return overloaded()
    return keep(read.items, incoming, checked)
  }

  return async (request: PlainRequest): Promise<PlainReply> => {
    const early = rateLimits.refusal(request)
    if (early) return early
    const share = queue.full() ? undefined : load.begin()
    if (!share) return overloaded()
    try {
      return await receive(request, share)
    } finally {
      share.end()
    }
  }
}
