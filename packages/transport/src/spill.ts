import type { HostStorage, SurveyResponse } from '@askwell/core'
import { flagKey, recordKey } from './keys.js'

/**
 * Keeps a response in localStorage at once, for an outbox that isn't there yet; the next outbox collects it. A later
 * revision stays. False when it could not be kept.
 */
export const spill = (storage: HostStorage, project: string, response: SurveyResponse): boolean => {
  const { id, revision, answeredAt } = response
  try {
    const key = recordKey(project, id)
    storage.set(flagKey(project), '1')
    if (!(JSON.parse(storage.get(key)!)?.revision > revision))
      storage.set(key, JSON.stringify({ id, revision, createdAt: answeredAt, hold: true, response }))
    return true
  } catch {
    return false
  }
}

/** Whether anything waits to be sent, told without loading the outbox. */
export const hasWaiting = (storage: HostStorage, project: string): boolean => {
  try {
    return storage.get(flagKey(project)) !== null
  } catch {
    return false
  }
}
