import { h } from '../element.js'

/** Long enough for assistive technology to have noticed the empty live region. */
const noticeMs = 150

/** Puts a polite live region into a root; the returned function says something through it. */
export function announcer(root: ShadowRoot): (text: string) => void {
  const region = h('div', { role: 'status' })
  root.append(region)
  return (text) => {
    setTimeout(() => (region.textContent = text), noticeMs)
  }
}
