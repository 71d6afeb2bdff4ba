import type { Page, Route } from './pages/page.js'

/** Where the app is mounted. */
export const base = '/spa'

/**
 * Shows the page of the address, and goes on to others without a load: on links inside the app, back and forward, and
 * `go`. The focus moves to the new page, so that a screen reader begins there.
 */
export function createRouter(routes: readonly Route[], show: (page: Page) => void) {
  const render = () => {
    const path = location.pathname.slice(base.length).replace(/\/$/, '') || '/'
    for (const { pattern, page } of routes) {
      const match = pattern.exec(path)
      if (match) return show(page(match[1] ?? ''))
    }
  }

  const go = (href: string) => {
    history.pushState({}, '', href)
    render()
    scrollTo({ top: 0, behavior: 'instant' })
    document.getElementById('main')?.focus({ preventScroll: true })
  }

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!link || !isPlain || event.defaultPrevented || link.origin !== location.origin) return
    if (!`${link.pathname}/`.startsWith(`${base}/`) || link.hash) return
    event.preventDefault()
    if (link.href !== location.href) go(link.href)
  })
  addEventListener('popstate', render)
  render()
  return { go }
}
