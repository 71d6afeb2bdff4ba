import type { Block } from '../articles/article.js'
import { articles } from '../articles/index.js'
import { drawing, element } from '../element.js'
import { base } from '../router.js'
import { stillStuck } from './links.js'
import { missing } from './missing.js'
import type { Page } from './page.js'

const block = (content: Block): Node => {
  if (typeof content === 'string') return element('p', {}, content)
  if ('steps' in content) return element('ol', { class: 'steps' }, ...content.steps.map((step) => element('li', {}, step)))
  const rows = content.facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)))
  return element('dl', { class: 'facts' }, ...rows)
}

export function article(slug: string): Page {
  const found = articles.find((article) => article.slug === slug)
  if (!found) return missing()
  const { title, summary, minutes, sections, art } = found
  const others = articles.filter((other) => other !== found && other.slug !== 'recall').slice(0, 4)
  return {
    title: `${title} · Wren Help`,
    section: 'articles',
    content: [
      element(
        'div',
        { class: 'reading' },
        element(
          'article',
          {},
          drawing(art, 'large'),
          element('h1', {}, title),
          element('p', { class: 'lead' }, summary),
          element('p', { class: 'meta' }, `${minutes} min to read`),
          ...sections.flatMap(({ heading, blocks }) => [element('h2', {}, heading), ...blocks.map(block)]),
        ),
        element(
          'nav',
          { class: 'others', 'aria-label': 'Other articles' },
          element('h2', {}, 'Also read'),
          element(
            'ul',
            {},
            ...others.map(({ slug, title }) => element('li', {}, element('a', { href: `${base}/articles/${slug}` }, title))),
          ),
        ),
      ),
      stillStuck(),
    ],
  }
}
