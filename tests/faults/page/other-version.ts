// The outbox as another build has it, for pages that load the SDK twice.
export { createOutbox } from '@askwell/transport'
