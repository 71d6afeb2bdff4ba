// The chunk that is loaded when a prompt falls due.
export { claimDevice, createStage } from '@askwell/core'
export { createPresenter } from '@askwell/ui'
