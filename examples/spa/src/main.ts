import { init } from 'askwell'
import { allArticles } from './pages/articles.js'
import { article } from './pages/article.js'
import { contact, sent } from './pages/contact.js'
import { home } from './pages/home.js'
import { missing } from './pages/missing.js'
import type { Page } from './pages/page.js'
import { base, createRouter } from './router.js'
import { surveys } from './surveys.js'

const main = document.getElementById('main')!

function show({ title, section, content }: Page): void {
  document.title = title
  main.replaceChildren(...content)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.bar nav a')) {
    if (section && link.pathname === `${base}/${section}`) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
}

const send = (topic: string) => {
  router.go(`${base}/contact/sent`)
  askwell.track('support_request_sent', { topic })
}

const router = createRouter(
  [
    { pattern: /^\/$/, page: home },
    { pattern: /^\/articles$/, page: allArticles },
    { pattern: /^\/articles\/([\w-]+)$/, page: article },
    { pattern: /^\/contact$/, page: () => contact(send) },
    { pattern: /^\/contact\/sent$/, page: sent },
    { pattern: /^/, page: missing },
  ],
  show,
)

const askwell = init({
  endpoint: '/v1/responses',
  project: 'spa',
  surveys,
  // So that all of it can be seen within one short visit. A real site keeps the defaults: one prompt a session, one a week.
  caps: { cooldown: '0s', perSession: 99 },
})
