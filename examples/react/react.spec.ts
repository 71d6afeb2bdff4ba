import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SurveyResponse } from '@askwell/core'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { createElement, type FunctionComponent } from 'react'
import { renderToString } from 'react-dom/server'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from '../../tests/support/chromium.js'
import { promptOf, tabIntoScale } from '../../tests/support/prompt.js'
import { eventually, openSite, type Site } from '../../tests/support/site.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const root = fileURLToPath(new URL('.', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'askwell-react-'))
/** Where it finds the one React. */
const server = `${root}node_modules/.askwell-server`

let site: Site
let browser: Browser

beforeAll(async () => {
  // As a developer has it: StrictMode mounts twice, and React says what does not match.
  const dev = { root, configFile: `${root}vite.config.ts`, mode: 'development', logLevel: 'error' } as const
  const define = { 'process.env.NODE_ENV': '"development"' }
  await build({ ...dev, define, base: '/dev/', build: { outDir: `${folder}/dev`, minify: false } })
  await build({
    ...dev,
    define,
    build: { ssr: 'src/app.tsx', outDir: server, minify: false, rolldownOptions: { external: /^react/ } },
    ssr: { noExternal: true },
  })
  site = await openSite({ mounts: { '/dev/': `${folder}/dev` } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  for (const made of [folder, server]) rmSync(made, { recursive: true, force: true })
})

async function open(path = '/react/', options: BrowserContextOptions = {}) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options })
  const heard = listen(page)
  await page.goto(site.url + path)
  const survey = page.locator('askwell-survey').getByRole('group')
  await survey.waitFor()
  await page.waitForLoadState('networkidle')
  return { page, heard, survey }
}
const answersTo = (survey: string) =>
  site
    .rows()
    .filter((row) => row.survey === survey)
    .map(({ body }) => JSON.parse(body) as SurveyResponse)

describe.each(['/react/', '/dev/'])('%s', (path) => {
  test('the question in the page is answered by keyboard, and the row is there', async () => {
    const { page, heard, survey } = await open(path)
    await tabIntoScale(page)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await survey.getByRole('textbox').waitFor()
    await page.keyboard.type('Credits')
    await page.keyboard.press('Control+Enter')
    await survey.getByText('Someone from billing reads every line.').waitFor()
    const response = await eventually('the row', () =>
      answersTo('billing-help').find(({ complete, context }) => complete && context.page === path),
    )
    expect(response.answers.map(({ value }) => value)).toEqual(['down', 'Credits'])
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await page.close()
  })

  test('saving a plan asks how that was, with what was saved', async () => {
    const { page, heard } = await open(path)
    await page.getByText('Firm', { exact: true }).click()
    await page.getByRole('button', { name: 'One seat more' }).click()
    await page.getByRole('button', { name: 'Save plan' }).click()
    await page.getByText('Saved: Firm, €70 a month.').waitFor()
    await promptOf(page).waitFor()
    await promptOf(page).getByRole('radio').nth(4).click()
    await promptOf(page).getByText('Enjoy the Firm plan').waitFor()
    const response = await eventually('the row', () => answersTo('plan-saved').find(({ context }) => context.page === path))
    expect(response).toMatchObject({ trigger: { event: 'plan_saved', properties: { plan: 'Firm', seats: 5 } } })
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await page.close()
  })
})

test('rendered on a server, it hydrates without a word, and asks', async () => {
  const { App } = (await import(`${server}/app.js`)) as { App: FunctionComponent }
  const html = renderToString(createElement(App))
  expect(html).toContain('<askwell-survey class="ask" survey="billing-help"></askwell-survey>')
  const page = await browser.newPage()
  const heard = listen(page)
  const shell = readFileSync(`${folder}/dev/index.html`, 'utf8')
  await page.route('**/dev/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: shell.replace('<div id="root"></div>', () => `<div id="root">${html}</div>`),
    }),
  )
  await page.goto(`${site.url}/dev/`)
  await page.locator('askwell-survey').getByRole('group').waitFor()
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await page.close()
})

describe.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true }],
] as const)('%s,', (name, options) => {
  test('axe finds nothing, and nothing is wider than the window', async () => {
    const { page } = await open('/react/', options)
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect(found).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    if (process.env['ASKWELL_PICTURES']) {
      await page.getByRole('button', { name: 'Save plan' }).click()
      await promptOf(page).waitFor()
      await page.screenshot({ path: `${process.env['ASKWELL_PICTURES']}/react-${name}.png`, fullPage: true })
    }
    await page.close()
  })
})
