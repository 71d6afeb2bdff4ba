import { dataLayer, pageView, type Engine, type Host } from '@askwell/core'

type Attach = (track: Engine['track'], host: Host) => () => void

/** Attaches each source once some survey needs it, or the option asks for it. */
export function createSources(engine: Engine, host: Host, wantsDataLayer: boolean | undefined) {
  const attached = new Map<Attach, () => void>()
  const want = (wanted: boolean | undefined, attach: Attach) => {
    if (wanted && !attached.has(attach)) attached.set(attach, attach(engine.track, host))
  }
  return {
    attach() {
      want(engine.listensTo('page_view'), pageView)
      want(wantsDataLayer, dataLayer)
    },
    off: () => attached.forEach((off) => off()),
  }
}
