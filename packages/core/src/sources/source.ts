import type { PageHost, Off } from '../host.js'
import type { Properties } from '../properties.js'

export type Track = (name: string, properties: Properties) => void

/**
 * Tells a source which surveys are in force: the raw list of the document, whatever stands in it. It attaches itself
 * while they ask for something, and lets go of everything when they don't, so `follow([])` detaches it. Called again
 * with every newer document.
 */
export type Follow = (surveys: readonly unknown[]) => void

/** Turns something in the page into events. Attaches nothing before it is told what is asked for. */
export type Source = (track: Track, host: PageHost) => Follow

/** Attached while there is something in the list: surveys, or the values they ask for. */
export const whileAsked = (attach: () => Off[]): Follow => {
  let offs: Off[] | undefined
  return (asked) => {
    if (asked.length) offs ??= attach()
    else {
      offs?.forEach((off) => off())
      offs = undefined
    }
  }
}

/** One timer: setting it anew cancels it, and so does setting it to nothing. */
export const timer = (host: PageHost) => {
  let cancel: Off | undefined
  return (delayMs = 0, run?: () => void): void => {
    cancel?.()
    cancel = run && host.after(delayMs, run)
  }
}

/**
 * In the capture phase, so that a page that stops an event hides nothing. `wheel` and touches are passive on a window by
 * themselves: https://dom.spec.whatwg.org/#default-passive-value
 *
 * @param target Default: the window.
 */
export const listen = (
  types: string,
  listener: (event: Event) => void,
  target: EventTarget = globalThis as unknown as EventTarget,
): Off => {
  const names = types.split(' ')
  for (const type of names) target.addEventListener(type, listener, true)
  return () => {
    for (const type of names) target.removeEventListener(type, listener, true)
  }
}

/**
 * Calls back when the address has become another one.
 *
 * Where there is no Navigation API, `pushState` tells nobody. Rather than patch `history`, which breaks routers and
 * other scripts, the address is compared after each interaction: that is what makes an app navigate.
 */
export const onAddress = (host: PageHost, listener: () => void): Off => {
  const { navigation } = globalThis as { navigation?: EventTarget }
  const wait = timer(host)
  let { url } = host.page()
  const look = () => {
    const before = url
    url = host.page().url
    if (url !== before) listener()
  }
  const off = listen(navigation ? 'currententrychange' : 'popstate hashchange pointerup keyup', () => wait(0, look), navigation)
  return () => {
    off()
    wait()
  }
}
