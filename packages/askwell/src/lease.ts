// A chunk of its own: only pages without Web Locks, such as those over plain http, need it for a prompt.
export { claimByLease as claim } from '@askwell/core'
