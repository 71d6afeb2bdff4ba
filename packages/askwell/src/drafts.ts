import type { Draft, HostStorage } from '@askwell/core'
import { hasWaiting } from '@askwell/transport/spill'

/** Drafts by id: one key for all, since the storage of a host can't be listed. */
export const draftsKey = (project: string) => `askwell:${project}:drafts`

export const has = (storage: HostStorage, key: string): boolean => {
  try {
    return !!storage.get(key)
  } catch {
    return false
  }
}

/** Whether anything waits to be sent, told without loading the outbox. */
export const isWaiting = (storage: HostStorage, project: string): boolean =>
  has(storage, draftsKey(project)) || hasWaiting(storage, project)

/** May throw. */
export const readDrafts = (storage: HostStorage, project: string): Record<string, Draft> => ({
  ...JSON.parse(storage.get(draftsKey(project))!),
})
