// The chunk of the calls that few pages make.
import type { Explanation } from '@askwell/core'
import { draftsKey, has } from './drafts.js'
import type { Wiring } from './wiring.js'

export { change } from './consent.js'

/** Why a survey shows or does not show now. Where nothing may be remembered, nothing else is known. */
export async function explain({ chunks, consent, engine }: Wiring, survey: string): Promise<Explanation> {
  const { explanationOf } = await chunks.advice()
  return consent
    ? engine.inspect(survey, explanationOf)
    : { survey, ok: false, reason: 'consent', checks: [{ name: 'consent', ok: false }] }
}

/** The outbox, if there has ever been anything in it: what was refused is in it, and does not wait. */
async function outboxOf({ project, storage, consent, desk, openDesk }: Wiring) {
  const isUsed = desk || has(storage, draftsKey(project)) || has(storage, `askwell:${project}:outbox`)
  return consent && isUsed ? (await openDesk()).outbox : undefined
}

export async function pending(wiring: Wiring): Promise<number> {
  return (await outboxOf(wiring))?.pending() ?? 0
}

export async function flush(wiring: Wiring): Promise<void> {
  await (await outboxOf(wiring))?.flush()
}

export async function retryRejected(wiring: Wiring): Promise<void> {
  await (await outboxOf(wiring))?.retryRejected()
}
