// The chunk that is loaded when something has happened that a survey may be about.
import { claimByLock, type Host } from '@askwell/core'

export { createDecider } from '@askwell/core'

/** Locks that are refused are refused as storage is, which tabs could share: each is on its own. */
export const claim: Host['claim'] = (name) => claimByLock(name).catch(() => () => {})
