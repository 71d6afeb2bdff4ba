import { element } from '../element.js'
import { articleList } from './links.js'
import { articles } from '../articles/index.js'
import type { Page } from './page.js'

export const missing = (): Page => ({
  title: 'Not found · Wren Help',
  section: '',
  content: [
    element('h1', {}, 'There is no page here'),
    element('p', { class: 'lead' }, 'The address may be old. These are all the articles there are:'),
    articleList(articles),
  ],
})
