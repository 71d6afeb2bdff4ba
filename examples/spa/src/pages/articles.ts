import { articles } from '../articles/index.js'
import { element } from '../element.js'
import { articleList, stillStuck } from './links.js'
import type { Page } from './page.js'

export const allArticles = (): Page => ({
  title: 'Articles · Wren Help',
  section: 'articles',
  content: [element('h1', {}, 'Articles'), articleList(articles), stillStuck()],
})
