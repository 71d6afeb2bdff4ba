import { copyFileSync, cpSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mounts } from '../../scripts/demo.mjs'
import { html, pageFolder } from '../support/pages.js'
import { openSite } from '../support/site.js'

const options = ['Price', 'Speed', 'Looks']

/** Every kind of question in every look and length: by the id of its survey. */
export const kinds = {
  thumbs: { type: 'thumbs', text: 'Enjoying the new levels?' },
  'csat-faces-3': { type: 'csat', scale: 3 },
  'csat-faces-5': { type: 'csat' },
  'csat-faces-7': { type: 'csat', scale: 7 },
  'csat-stars-3': { type: 'csat', look: 'stars', scale: 3 },
  'csat-stars-5': { type: 'csat', look: 'stars' },
  'csat-stars-7': { type: 'csat', look: 'stars', scale: 7 },
  'csat-numbers-3': { type: 'csat', look: 'numbers', scale: 3 },
  'csat-numbers-5': { type: 'csat', look: 'numbers' },
  'csat-numbers-7': { type: 'csat', look: 'numbers', scale: 7 },
  'ces-5': { type: 'ces', scale: 5, text: 'Tuesday Coffee made it easy for me to change my order.' },
  'ces-7': { type: 'ces', text: 'Tuesday Coffee made it easy for me to change my order.' },
  nps: { type: 'nps', text: 'How likely are you to recommend Tuesday Coffee to a friend?' },
  'rating-stars': { type: 'rating', text: 'How was the ride?' },
  'rating-hearts-10': { type: 'rating', look: 'hearts', scale: 10 },
  'rating-numbers-10': { type: 'rating', look: 'numbers', scale: 10, labels: { low: 'Never', high: 'Always' } },
  'choice-one': { type: 'choice', options, text: 'What mattered most?' },
  'choice-other': { type: 'choice', options, other: true, text: 'What mattered most?' },
  'choice-several': { type: 'choice', options, multiple: true, other: 'Something I would rather say myself', max: 2 },
  text: { type: 'text', hint: 'A sentence is plenty. A person reads it.', placeholder: 'The address form…' },
  contact: { type: 'contact' },
} as const

export type KindId = keyof typeof kinds

export const kindIds = Object.keys(kinds) as KindId[]

const code = { if: { why: 'code' }, text: 'Glad to hear it.', hint: 'Here is 10 % off your next bag.', code: 'THANKS10' }
const thanks = [{ ...code, action: { label: 'Spend it', href: '/shop/' } }, { hint: 'We read every word.' }]
const why = { type: 'text', id: 'why', text: 'What went wrong?', hint: 'A sentence is plenty.' }

/** A test is one person, asked again and again. */
const repeat = { every: '0s' }

const surveys: object[] = Object.entries(kinds).flatMap(([id, question]) => {
  const asked = { ...question, id: 'asked' }
  return [
    { id, questions: [asked, why], thanks, repeat, trigger: { event: id } },
    { id: `${id}-alone`, questions: [asked], repeat, trigger: { event: `${id}-alone` } },
  ]
})

surveys.push({
  id: 'several-scales',
  questions: [
    { type: 'csat', id: 'first', text: 'First?' },
    { type: 'nps', id: 'second', text: 'Second?' },
    { type: 'choice', id: 'third', text: 'Third?', options },
    { type: 'text', id: 'fourth', text: 'Fourth?' },
  ],
  repeat,
  trigger: { event: 'several-scales' },
})

const tag = (script: string) =>
  `<script async src="${script}" data-endpoint="/v1/responses" data-surveys="surveys.json"></script>`
const axe = '<script src="axe.js"></script><script type="module" src="inside.js"></script>'
const body = `<main><h1>A page</h1><label>Name <input id="name"></label> <button id="opener" data-askwell-show="nps">Feedback</button></main>`
const noStorage = "<script>Storage.prototype.setItem = () => { throw new Error('full') }</script>"

/** The built script tag without its outbox: answers can't be kept where localStorage is full, too. */
function withoutOutbox(folder: string): void {
  copyFileSync(mounts['/askwell.js'], join(folder, 'askwell.js'))
  const built = mounts['/askwell/'].path
  cpSync(built, join(folder, 'askwell'), { recursive: true })
  for (const hash of readdirSync(built)) rmSync(join(folder, 'askwell', hash, 'outbox.js'))
}

/** A site with a page that can be asked anything (`/t/`), and one that can keep no answer (`/t/full.html`). */
export async function openKinds() {
  const folder = pageFolder({
    'index.html': html(axe + tag('/askwell.js'), body),
    'full.html': html(noStorage + axe + tag('askwell.js'), body),
    'blank.html': html('', ''),
    'surveys.json': JSON.stringify({ surveys, caps: { cooldown: '0s', perSession: 999 } }),
  })
  copyFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), join(folder.path, 'axe.js'))
  for (const file of readdirSync(fileURLToPath(new URL('page', import.meta.url))))
    copyFileSync(fileURLToPath(new URL(`page/${file}`, import.meta.url)), join(folder.path, file))
  withoutOutbox(folder.path)
  const site = await openSite({ mounts: { '/t/': { path: folder.path } } })
  return { ...site, folder, blank: `${site.url}/t/blank.html`, page: `${site.url}/t/`, full: `${site.url}/t/full.html` }
}

export type Kinds = Awaited<ReturnType<typeof openKinds>>
