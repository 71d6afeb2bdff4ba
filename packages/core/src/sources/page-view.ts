import { onAddress, whileAsked, type Source } from './source.js'

/**
 * `page_view`: once now, and again whenever the address is another one. Properties: `path`, `url`, `title`,
 * `referrer`, `query`, and `from`, the path before.
 */
export const pageView: Source = (track, host) =>
  whileAsked(() => {
    let from: string | undefined
    const view = () => {
      const page = host.page()
      track('page_view', { ...page, from })
      from = page.path
    }
    view()
    return [onAddress(host, view)]
  })
