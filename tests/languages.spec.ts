import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'

const nps = { id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'go' } }

let site: Site
let browser: Browser
const folder = pageFolder({ 'surveys.json': JSON.stringify({ surveys: [nps] }) })

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function ask(name: string, page: string) {
  folder.write(`${name}.html`, page)
  const tab = await browser.newPage({ locale: 'en-GB' })
  const heard = listen(tab)
  await tab.goto(`${site.url}/t/${name}.html`)
  await tab.waitForFunction(() => window.askwell?.version)
  await tab.evaluate(() => window.askwell!('track', 'go'))
  await promptOf(tab).waitFor()
  const text = await promptOf(tab).innerText()
  const { lang, direction } = await promptOf(tab).evaluate((card) => ({
    lang: (card as HTMLElement).lang,
    direction: getComputedStyle(card).direction,
  }))
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await tab.close()
  return { text, lang, direction }
}

test.each([
  ['the language of the page', 'id', '', /Sangat mungkin|merekomendasikan/],
  ['a regional tag of it', 'zh-CN', '', /推荐/],
  ['data-locale before the page', 'en', 'data-locale="id"', /merekomendasikan/],
  ['English, for a language there is none of', 'sv', '', /recommend/],
])('a prompt speaks %s', async (name, lang, attributes, words) => {
  const tag = scriptTag(`data-endpoint="/v1/responses" data-surveys="surveys.json" ${attributes}`)
  expect((await ask(name.replaceAll(/\W/g, ''), html(tag, undefined, `lang="${lang}"`))).text).toMatch(words)
})

test('a prompt on a page in Arabic runs from right to left', async () => {
  expect(await ask('ar', html(scriptTag(), undefined, 'lang="ar" dir="rtl"'))).toMatchObject({ lang: 'ar', direction: 'rtl' })
})

test('a language is changed while a prompt is on screen', async () => {
  folder.write('change.html', html(scriptTag()))
  const tab = await browser.newPage()
  await tab.goto(`${site.url}/t/change.html`)
  await tab.waitForFunction(() => window.askwell?.version)
  await tab.evaluate(() => window.askwell!('track', 'go'))
  await promptOf(tab).getByText('recommend').waitFor()
  await tab.evaluate(() => window.askwell!('setLocale', 'id'))
  await promptOf(tab).getByText('merekomendasikan').waitFor()
  await tab.evaluate(() => window.askwell!('setTheme', 'dark'))
  expect(await promptOf(tab).evaluate((card) => getComputedStyle(card).colorScheme)).toBe('dark')
  await tab.close()
})
