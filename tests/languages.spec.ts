import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languageTags } from '../scripts/build/locales.mjs'
import { wordsOf } from '../scripts/build/read-locale.mjs'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'

const nps = { id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'go' } }
const write = { id: 'write', questions: [{ type: 'thumbs' }, { type: 'text' }], trigger: { event: 'write' } }

let site: Site
let browser: Browser
const folder = pageFolder({ 'surveys.json': JSON.stringify({ surveys: [nps, write] }) })

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
  ['English, for a language there is none of', 'tlh', '', /recommend/],
])('a prompt speaks %s', async (name, lang, attributes, words) => {
  const tag = scriptTag(`data-endpoint="/v1/responses" data-surveys="surveys.json" ${attributes}`)
  expect((await ask(name.replaceAll(/\W/g, ''), html(tag, undefined, `lang="${lang}"`))).text).toMatch(words)
})

test('each language is a file of its own, with its own words for the standard question, mirrored where it runs so', async () => {
  folder.write('each.html', html(scriptTag()))
  const tab = await browser.newPage({ reducedMotion: 'reduce' })
  const files: string[] = []
  tab.on('request', (request) => files.push(new URL(request.url()).pathname.split('/').at(-1)!))
  await tab.goto(`${site.url}/t/each.html`)
  await tab.waitForFunction(() => window.askwell?.version)
  await tab.evaluate(() => window.askwell!('track', 'go'))
  const card = promptOf(tab)
  await card.waitFor()
  const tags = languageTags()
  const fetched = () => files.filter((file) => tags.includes(file.replace('.js', '')))
  expect(fetched()).toEqual([])
  for (const tag of tags) {
    await tab.evaluate((tag) => window.askwell!('setLocale', tag), tag)
    const { nps } = (await wordsOf(tag)) as { nps: string[] }
    await card.getByRole('heading', { name: nps[0], exact: true }).waitFor()
    expect(await card.locator('[part=labels] span').allTextContents()).toEqual(nps.slice(1))
    const left = async (step: number) => (await card.getByRole('radio').nth(step).boundingBox())!.x
    const mirrored = ['ar', 'fa', 'he'].includes(tag)
    expect((await left(0)) > (await left(10)), `${tag} is ${mirrored ? '' : 'not '}mirrored`).toBe(mirrored)
  }
  expect(fetched()).toEqual(tags.filter((tag) => tag !== 'en').map((tag) => `${tag}.js`))
  await tab.close()
})

test('a language that does not come is waited for one second, and shown when it does', async () => {
  folder.write('late.html', html(scriptTag(), undefined, 'lang="sv"'))
  const tab = await browser.newPage()
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await tab.route('**/sv.js', async (route) => {
    await held
    await route.continue()
  })
  await tab.goto(`${site.url}/t/late.html`)
  await tab.waitForFunction(() => window.askwell?.version)
  const asked = tab.waitForRequest('**/sv.js')
  await tab.evaluate(() => window.askwell!('track', 'go'))
  await asked
  const began = performance.now()
  await promptOf(tab).getByText('recommend').waitFor()
  const waited = performance.now() - began
  expect(waited).toBeGreaterThan(700)
  expect(waited).toBeLessThan(3000)
  letGo()
  await promptOf(tab).getByText('rekommendera').waitFor()
  await tab.close()
})

test('what is half written stays when the language changes, and the direction with it', async () => {
  folder.write('write.html', html(scriptTag()))
  const tab = await browser.newPage()
  await tab.goto(`${site.url}/t/write.html`)
  await tab.waitForFunction(() => window.askwell?.version)
  await tab.evaluate(() => window.askwell!('track', 'write'))
  await promptOf(tab).getByRole('radio', { name: 'Yes' }).click()
  const field = promptOf(tab).getByRole('textbox')
  await field.pressSequentially('The address fo')
  await tab.evaluate(() => window.askwell!('setLocale', 'he'))
  await promptOf(tab).getByText('מה נוכל לשפר?').waitFor()
  expect(await promptOf(tab).evaluate((card) => getComputedStyle(card).direction)).toBe('rtl')
  await tab.keyboard.type('rm')
  expect(await field.inputValue()).toBe('The address form')
  await tab.close()
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
