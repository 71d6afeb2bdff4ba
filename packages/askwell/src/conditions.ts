// The chunk that is loaded when a document uses more of the condition language than comparison and membership.
export { matcher } from '@askwell/core'
