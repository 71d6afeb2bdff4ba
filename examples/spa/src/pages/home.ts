import { articles } from '../articles/index.js'
import { drawing, element } from '../element.js'
import { base } from '../router.js'
import { articleList, stillStuck } from './links.js'
import type { Page } from './page.js'

const found = (query: string) => {
  const words = query.toLowerCase().split(/\s+/)
  const text = (article: object) => JSON.stringify(article).toLowerCase()
  return articles.filter((article) => words.every((word) => text(article).includes(word)))
}

const count = (length: number) => (length === 1 ? '1 article' : `${length} articles`)

export function home(): Page {
  const everyday = articles.filter(({ slug }) => slug !== 'recall')
  const heading = element('h2', { id: 'list' }, 'Most read')
  const said = element('p', { class: 'sr', role: 'status' })
  const list = element('div', {}, articleList(everyday))
  const search = (event: Event) => {
    const query = (event.target as HTMLInputElement).value.trim()
    const shown = query ? found(query) : everyday
    heading.textContent = query ? (shown.length ? count(shown.length) : 'Nothing found') : 'Most read'
    said.textContent = query ? heading.textContent : ''
    list.replaceChildren(shown.length ? articleList(shown) : element('p', {}, 'Try one word, such as “battery” or “pads”.'))
  }
  return {
    title: 'Wren Help',
    section: '',
    content: [
      element(
        'section',
        { class: 'hero' },
        element('h1', {}, 'Something off with your Wren?'),
        element('label', { class: 'sr', for: 'search' }, 'Search the articles'),
        element('input', {
          id: 'search',
          type: 'search',
          placeholder: 'Battery, brakes, a flat …',
          autocomplete: 'off',
          onInput: search,
        }),
        drawing('bike', 'bike'),
      ),
      element(
        'p',
        { class: 'notice' },
        drawing('recall', 'small'),
        element(
          'a',
          { href: `${base}/articles/recall` },
          'Recall of the front light on some bikes from 2024. Is yours one of them?',
        ),
      ),
      element('section', { 'aria-labelledby': 'list' }, heading, said, list),
      stillStuck(),
    ],
  }
}
