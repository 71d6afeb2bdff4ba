// A chunk of its own: only sites that ask for it carry it.
export { dataLayer as source } from '@askwell/core'
