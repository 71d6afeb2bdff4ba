import type { Context } from 'hono'
import { isUnavailable } from '../database/unavailable.js'
import type { Issue } from '../issues.js'
import { problem, unavailable } from '../problem.js'
import type { GroupCommit } from './group-commit.js'
import { occurrence, readAge, type IncomingResponse, type StoreStatus } from './incoming.js'
import { readItems } from './request.js'
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

/**
 * `POST /v1/responses`. 200 once every good item is durable, with a verdict per item; 400 when no item is good; 503
 * with `Retry-After`, and nothing acknowledged, when the database cannot write or too much is waiting.
 */
export function receiveResponses({ queue, now, onStored, onError }: Options) {
  const overloaded = (context: Context) => unavailable(context, 'overloaded', 'Too many responses are waiting. Come back.', 5)

  return async (context: Context): Promise<Response> => {
    if (queue.full()) return overloaded(context)
    const read = await readItems(context)
    if ('refusal' in read) return read.refusal
    const receivedAt = now()
    const age = readAge(context.req.header('askwell-age'), context.req.query('age'))
    const checked = read.items.map(validateResponse)
    const incoming = checked.flatMap(({ response }) =>
      response ? [{ response, receivedAt, occurredAt: occurrence(receivedAt, age, response.answeredAt) }] : [],
    )
    if (incoming.length === 0) {
      const verdicts = toVerdicts(read.items, checked, [])
      const [first] = verdicts.flatMap(({ issues }) => issues)
      const message = `Not a survey response: ${first?.path ? `${first.path}: ` : ''}${first?.message}`
      return problem(context, 400, 'invalid_response', message, { verdicts })
    }
    if (queue.full()) return overloaded(context)
    try {
      const statuses = await queue.add(incoming)
      if (statuses.includes('stored')) onStored()
      return context.json({ verdicts: toVerdicts(read.items, checked, statuses) })
    } catch (error) {
      if (!isUnavailable(error)) throw error
      onError(error)
      return unavailable(context, 'storage_unavailable', 'The responses could not be kept. Send them again.', 2)
    }
  }
}
