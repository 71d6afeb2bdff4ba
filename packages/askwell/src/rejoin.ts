// The chunk that is loaded when a user comes back of whom this device remembers something.
export { rejoin } from '@askwell/core'
