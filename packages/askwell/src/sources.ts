import { pageView, type Engine, type Host } from '@askwell/core'
import type { Chunks } from './chunks.js'

/** Attaches each source once some survey needs its event, or the option asks for it. */
export function createSources(engine: Engine, host: Host, loadDataLayer: Chunks['dataLayer'] | undefined) {
  const offs: (() => void)[] = []
  let off = false
  let hasPageView = false
  let hasDataLayer = false
  return {
    attach() {
      if (!hasPageView && engine.listensTo('page_view')) {
        hasPageView = true
        offs.push(pageView(engine.track, host))
      }
      if (!hasDataLayer && loadDataLayer) {
        hasDataLayer = true
        // What is pushed meanwhile stays in the array, and is read then.
        loadDataLayer().then(
          ({ dataLayer }) => off || offs.push(dataLayer(engine.track)),
          () => {},
        )
      }
    },
    off() {
      off = true
      for (const each of offs) each()
    },
  }
}
