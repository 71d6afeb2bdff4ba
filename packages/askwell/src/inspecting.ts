// The chunk that is loaded when someone debugs. Like a source it takes `track` and the host, and all that it looks at.
export { openInspector as source } from './inspector/inspector.js'
