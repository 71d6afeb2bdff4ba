// A chunk of its own: only documents that listen to `page_view` have it loaded.
export { pageView as source } from '@askwell/core'
