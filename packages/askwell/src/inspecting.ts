// The chunk that is loaded when someone debugs. Like a source it takes `track` and the host, and all that it looks at.
import { openInspector } from './inspector/inspector.js'

/** Never throws: without the inspector the page goes on. */
export const source: typeof openInspector = (...parts) => {
  try {
    return openInspector(...parts)
  } catch (error) {
    // oxlint-disable-next-line no-console -- to the developer who has debug on
    console.warn('[askwell] the inspector could not be opened', error)
    return () => {}
  }
}
