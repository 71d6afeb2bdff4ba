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

/** What can't be read counts as none. May throw. */
export const readDrafts = (storage: HostStorage, project: string): Record<string, Draft> => {
  const text = storage.get(draftsKey(project))
  try {
    return { ...JSON.parse(text!) }
  } catch {
    return {}
  }
}
