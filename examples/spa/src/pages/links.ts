import type { articles } from '../articles/index.js'
import { drawing, element } from '../element.js'
import { base } from '../router.js'

/** Articles as a list of links. */
export const articleList = (shown: readonly (typeof articles)[number][]): HTMLElement =>
  element(
    'ul',
    { class: 'articles' },
    ...shown.map(({ slug, title, summary, minutes, art }) =>
      element(
        'li',
        {},
        element(
          'a',
          { href: `${base}/articles/${slug}` },
          drawing(art),
          element('strong', {}, title),
          element('span', {}, summary),
          element('small', {}, `${minutes} min`),
        ),
      ),
    ),
  )

export const stillStuck = (): HTMLElement =>
  element(
    'aside',
    { class: 'stuck', 'aria-labelledby': 'stuck' },
    element('h2', { id: 'stuck' }, 'Still stuck?'),
    element('p', {}, 'Write to us. On working days someone with oily hands answers within four hours.'),
    element('a', { class: 'button', href: `${base}/contact` }, 'Contact us'),
  )
