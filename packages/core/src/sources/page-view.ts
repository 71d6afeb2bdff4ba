import type { Host, Off } from '../host.js'
import type { Properties } from '../properties.js'

export type Track = (name: string, properties: Properties) => void

const listen = (target: EventTarget | undefined, types: readonly string[], listener: () => void): Off => {
  for (const type of types) target?.addEventListener(type, listener)
  return () => {
    for (const type of types) target?.removeEventListener(type, listener)
  }
}

/**
 * `page_view`: once now, and again whenever the address is another one. Properties: `path`, `url`, `title`,
 * `referrer`, `query`, and `from`, the path before.
 *
 * Where there is no Navigation API, `pushState` tells nobody. Rather than patch `history`, which breaks routers and
 * other scripts, the address is compared after each interaction: that is what makes an app navigate.
 */
export const pageView = (track: Track, host: Host): Off => {
  let url: string | undefined
  let from: string | undefined
  const look = () => {
    const page = host.page()
    if (page.url === url) return
    track('page_view', from === undefined ? { ...page } : { ...page, from })
    url = page.url
    from = page.path
  }
  const later = () => void host.after(0, look)
  look()
  const { navigation } = globalThis as { navigation?: EventTarget }
  return navigation
    ? listen(navigation, ['navigatesuccess', 'currententrychange'], look)
    : listen(globalThis as unknown as EventTarget, ['popstate', 'hashchange', 'pointerup', 'keyup'], later)
}
