// The chunk that is loaded when something has happened that a survey may be about.
export { createDecider } from '@askwell/core'
