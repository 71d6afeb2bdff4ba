// The chunk that is loaded when a prompt falls due.
export { makeOffer } from '@askwell/core'
export { createPresenter } from '@askwell/ui'
