import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

/** Of another origin, which a browser asks first what it may: the services themselves are tested in packages/transport. */
const posts: { url: string; type: string | undefined; body: string }[] = []
let serve = (_: IncomingMessage, answer: ServerResponse) => void answer.end('ok')
const service = createServer(async (request, answer) => {
  let body = ''
  request.setEncoding('utf8')
  for await (const chunk of request) body += chunk
  answer.setHeader('access-control-allow-origin', '*')
  if (request.method === 'POST') posts.push({ url: request.url!, type: request.headers['content-type'], body })
  serve(request, answer)
})

const survey = { id: 'nps', questions: [{ id: 'score', type: 'nps' }], trigger: { event: 'page_view' } }
const folder = pageFolder({ 'surveys.json': JSON.stringify({ surveys: [survey] }) })
let site: Site
let browser: Browser
let origin: string

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  service.close()
})
beforeEach(() => void posts.splice(0))

async function open(attributes: string, head = '') {
  folder.write('index.html', html(head + scriptTag(`data-surveys="surveys.json" ${attributes}`)))
  const page = await browser.newPage()
  const heard = listen(page)
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname.split('/').at(-1)!))
  await page.goto(`${site.url}/t/?token=secret`)
  await promptOf(page).waitFor()
  return { page, heard, loaded }
}
const answer = (page: Page) => promptOf(page).getByRole('radio', { name: '9', exact: true }).click()
const pending = (page: Page) => page.evaluate(() => window.askwell!('pending'))

test('a script tag posts to Slack, and loads what that needs beside the outbox', async () => {
  // It allows nothing in answer to a preflight.
  serve = (request, answer) => void (request.method === 'POST' ? answer.end('ok') : answer.writeHead(404).end())
  const { page, heard, loaded } = await open(`data-endpoint="${origin}/services/T/B/x" data-service="slack"`)
  await answer(page)
  const [post] = await eventually('a post', () => (posts.length ? posts : undefined))
  expect(post).toMatchObject({ url: '/services/T/B/x', type: 'text/plain;charset=UTF-8' })
  expect(JSON.parse(post!.body).text).toBe('nps: 9/10 (promoter)')
  await eventually('nothing waits', async () => (await pending(page)) === 0)
  expect(posts).toHaveLength(1)
  expect(loaded).toContain('services.js')
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})

test('where Google sends the browser on to, an id acknowledges', async () => {
  serve = (request, answer) => {
    if (request.method === 'POST') answer.writeHead(302, { location: `/echo?${JSON.parse(posts.at(-1)!.body).id}` }).end()
    else answer.end(JSON.stringify({ id: request.url!.split('?')[1] }))
  }
  const { page } = await open(`data-endpoint="${origin}/macros/s/x/exec" data-service="apps-script"`)
  await answer(page)
  await eventually('a post', () => posts.length)
  await eventually('nothing waits', async () => (await pending(page)) === 0)
  await page.close()
})

test('a service that there is not is reported, and nothing is sent', async () => {
  const { page, heard } = await open(`data-endpoint="${origin}/services/T/B/x" data-service="slak"`)
  await answer(page)
  await eventually('a warning', () => heard.warnings.some((text) => text.includes('data-service is "slak"')))
  expect(posts).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage))).toContain('askwell:default:drafts')
  await page.close()
})

test('without a service nothing of it is loaded; addresses have no query, and beforeSend is a function by its name', async () => {
  const guard = '<script>var redact = (response) => ({ ...response, respondent: { id: "nobody" } })</script>'
  const { page, loaded } = await open(`data-endpoint="/v1/responses" data-before-send="redact"`, guard)
  await answer(page)
  const [row] = await eventually('a row', () => (site.rows().length ? site.rows() : undefined))
  expect(JSON.parse(row!.body)).toMatchObject({ respondent: { id: 'nobody' }, context: { page: '/t/' } })
  expect(row!.body).not.toContain('secret')
  expect(row!.body).not.toContain('"title"')
  expect(loaded).not.toContain('services.js')
  await page.close()
})

test('all of the address is sent where that is asked for', async () => {
  const before = site.rows().length
  const { page } = await open('data-endpoint="/v1/responses" data-collect-url="full"')
  await answer(page)
  const rows = await eventually('a row', () => (site.rows().length > before ? site.rows() : undefined))
  expect(JSON.parse(rows.at(-1)!.body)).toMatchObject({
    context: { page: `${site.url}/t/?token=secret` },
    trigger: { properties: { query: { token: 'secret' } } },
  })
  await page.close()
})
