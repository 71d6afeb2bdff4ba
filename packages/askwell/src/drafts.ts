import type { Draft, HostStorage } from '@askwell/core'

/** Drafts by id: one key for all, since the storage of a host can't be listed. */
export const draftsKey = (project: string) => `askwell:${project}:drafts`

export const hasDrafts = (storage: HostStorage, project: string): boolean => {
  try {
    return !!storage.get(draftsKey(project))
  } catch {
    return false
  }
}

/** May throw. */
export const readDrafts = (storage: HostStorage, project: string): Record<string, Draft> => ({
  ...JSON.parse(storage.get(draftsKey(project))!),
})
