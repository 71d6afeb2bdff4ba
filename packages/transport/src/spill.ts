import type { HostStorage, SurveyResponse } from '@askwell/core'
import { recordKey, stateKey } from './keys.js'

/**
 * Keeps a response in localStorage at once, for an outbox that isn't there yet; the next outbox collects it. A later
 * revision stays. False when it could not be kept.
 */
export const spill = (storage: HostStorage, project: string, response: SurveyResponse): boolean => {
  const { id, revision, answeredAt: createdAt } = response
  const key = recordKey(project, id)
  const stateAt = stateKey(project)
  try {
    const state = { ...JSON.parse(storage.get(stateAt)!), mark: id + revision }
    storage.set(stateAt, JSON.stringify(state))
    if (!(JSON.parse(storage.get(key)!)?.revision > revision))
      storage.set(key, JSON.stringify({ id, revision, createdAt, epoch: state.epoch || 0, hold: true, response }))
    return true
  } catch {
    return false
  }
}

/** Whether anything waits to be sent, told without loading the outbox. */
export const hasWaiting = (storage: HostStorage, project: string): boolean => {
  try {
    return !!JSON.parse(storage.get(stateKey(project))!).mark
  } catch {
    return false
  }
}
