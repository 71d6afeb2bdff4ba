import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

let site: Site
let browser: Browser
const folder = pageFolder()

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const good = { id: 'good', questions: [{ type: 'thumbs' }], trigger: { event: 'go' } }
const other = { id: 'other', questions: [{ type: 'nps' }], trigger: { event: 'never' } }

/** Opens a page, lets it settle, and gives the page and what it said. */
async function open(name: string, page: string) {
  folder.write(`${name}.html`, page)
  const tab = await browser.newPage()
  const heard = listen(tab)
  await tab.goto(`${site.url}/t/${name}.html`)
  await tab.waitForFunction(() => window.askwell?.version)
  return { tab, heard }
}

const document = (name: string, content: unknown) =>
  folder.write(name, typeof content === 'string' ? content : JSON.stringify(content))
const tag = (surveys: string, more = '') => scriptTag(`data-endpoint="/v1/responses" data-surveys="${surveys}" ${more}`)

/** One line, and the page's own heading is still there. */
async function saysOneLine({ tab, heard }: Awaited<ReturnType<typeof open>>, pattern: RegExp) {
  await eventually(`a line like ${pattern}`, () => heard.warnings.length)
  await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  expect(heard.warnings).toEqual([expect.stringMatching(pattern)])
  expect(heard.errors).toEqual([])
  expect(await tab.getByRole('heading', { name: 'A page' }).isVisible()).toBe(true)
}

/** The survey without a mistake still shows. */
async function goodOneShows(tab: Awaited<ReturnType<typeof open>>['tab']) {
  await tab.evaluate(() => window.askwell!('track', 'go'))
  await promptOf(tab).waitFor()
}

describe('one clear line, and the page works on, for', () => {
  test('a script tag without an endpoint', async () => {
    const opened = await open('no-endpoint', html('<script async src="/askwell.js" data-surveys="good.json"></script>'))
    await saysOneLine(opened, /^\[askwell\/no-endpoint\] data-endpoint is missing\. .*https?:/)
  })

  test('an endpoint that is no http address', async () => {
    const opened = await open(
      'bad-endpoint',
      html('<script async src="/askwell.js" data-endpoint="ftp://x/y" data-surveys="good.json"></script>'),
    )
    await saysOneLine(opened, /^\[askwell\/bad-endpoint\] data-endpoint is "ftp:\/\/x\/y"\. Give an http/)
  })

  test('a script tag without surveys', async () => {
    const opened = await open('no-surveys', html('<script async src="/askwell.js" data-endpoint="/v1/responses"></script>'))
    await saysOneLine(opened, /^\[askwell\/bad-option\] .*data-surveys/)
  })

  test('a document that is not there', async () => {
    const opened = await open('missing', html(tag('missing.json')))
    opened.heard.errors.length = 0
    await eventually('the line', () => opened.heard.warnings.length)
    expect(opened.heard.warnings).toEqual([expect.stringMatching(/^\[askwell\/unreachable-surveys\] .*missing\.json: HTTP 404/)])
  })

  test('a document that is no JSON', async () => {
    document('broken.json', '{ "surveys": [ ')
    await saysOneLine(await open('broken', html(tag('broken.json'))), /^\[askwell\/unreachable-surveys\] .*broken\.json/)
  })

  test('a typo in a field, with the nearest right word, while the other survey shows', async () => {
    document('typo.json', { surveys: [{ ...other, audiance: { plan: 'free' } }, good] })
    const opened = await open('typo', html(tag('typo.json')))
    await saysOneLine(opened, /^\[askwell\/bad-survey\] surveys\[0\]\.audiance: unknown field; did you mean "audience"\?/)
    await goodOneShows(opened.tab)
  })

  test('a typo deep in a trigger', async () => {
    document('deep.json', { surveys: [good, { ...other, trigger: { event: 'x', cooldwon: '1d' } }] })
    const opened = await open('deep', html(tag('deep.json')))
    await saysOneLine(opened, /^\[askwell\/bad-survey\] surveys\[1\]\.trigger\.cooldwon: unknown field/)
    await goodOneShows(opened.tab)
  })

  test('an unknown question type', async () => {
    document('kind.json', { surveys: [{ ...other, questions: [{ type: 'matrix' }] }, good] })
    const opened = await open('kind', html(tag('kind.json')))
    await saysOneLine(opened, /^\[askwell\/(unknown-kind|bad-survey)\] surveys\[0\]\.questions\[0\]\.type.*nps/)
    await goodOneShows(opened.tab)
  })

  test('an unknown operator in a condition', async () => {
    document('operator.json', { surveys: [{ ...other, audience: { age: { $not: { $gr: 3 } } } }, good] })
    const opened = await open('operator', html(tag('operator.json')))
    await saysOneLine(opened, /^\[askwell\/bad-survey\] surveys\[0\]\.audience.*\$gr/)
    await goodOneShows(opened.tab)
  })

  test('two copies of the script', async () => {
    document('good.json', { surveys: [good] })
    const opened = await open('twice', html(tag('good.json') + tag('good.json').replace('/askwell.js', '/askwell.js?2')))
    await saysOneLine(opened, /^\[askwell\/twice\] .*second copy/)
    await goodOneShows(opened.tab)
  })

  test('an element that names no survey', async () => {
    document('good.json', { surveys: [good] })
    const opened = await open(
      'opener',
      html(tag('good.json'), '<main><h1>A page</h1><button data-askwell-show="feedbak">Feedback</button></main>'),
    )
    await saysOneLine(opened, /^\[askwell\/unknown-survey\] <button data-askwell-show="feedbak">.*"good"/)
    await opened.tab.getByRole('button', { name: 'Feedback' }).click()
    await goodOneShows(opened.tab)
  })

  test('a call that does not exist', async () => {
    document('good.json', { surveys: [good] })
    const opened = await open('call', html(tag('good.json')))
    await opened.tab.evaluate(() => window.askwell!('trakc', 'x'))
    await saysOneLine(opened, /^\[askwell\/bad-call\] askwell\("trakc"\).*track/)
  })

  test('an endpoint that answers 404', async () => {
    document('good.json', { surveys: [good] })
    const opened = await open('blocked', html(tag('good.json').replace('/v1/responses', '/v1/nowhere')))
    await goodOneShows(opened.tab)
    await promptOf(opened.tab)
      .getByRole('radio')
      .or(promptOf(opened.tab).getByRole('button', { name: 'Yes' }))
      .first()
      .click()
    await eventually('the line', () => opened.heard.warnings.length)
    expect(opened.heard.warnings).toEqual([expect.stringMatching(/^\[askwell\/blocked\] .*\/v1\/nowhere.*404/)])
    expect(await opened.tab.evaluate(() => window.askwell!('pending'))).toBe(1)
  })
})

test('calls made before the script has loaded are carried out', async () => {
  document('good.json', { surveys: [good] })
  folder.write(
    'early.js',
    "window.askwell = window.askwell || ((...call) => (askwell.q = askwell.q || []).push(call)); askwell('track', 'go')",
  )
  const { tab, heard } = await open('early', html(`<script src="early.js"></script>${tag('good.json')}`))
  await promptOf(tab).waitFor()
  expect(heard.warnings).toEqual([])
})
