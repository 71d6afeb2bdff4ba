import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { SurveyResponse } from '@askwell/core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { eventually, openSite, type Site } from './support/site.js'

// Surveys that stand in the page: <askwell-survey>, on the built files and under a strict CSP.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const csp =
  "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; base-uri 'none'; object-src 'none'"
const inline = { place: { at: 'inline' } }
const surveys = [
  { id: 'helpful', questions: [{ type: 'thumbs', text: 'Was this helpful, {{name|friend}}?' }], ...inline },
  {
    id: 'two',
    questions: [
      { id: 'score', type: 'csat' },
      { id: 'why', type: 'text', text: 'Why?' },
    ],
    ...inline,
  },
  { id: 'again', questions: [{ type: 'thumbs', text: 'Again?' }], repeat: { every: '1d' }, ...inline },
  { id: 'pro', questions: [{ type: 'thumbs', text: 'For pros?' }], audience: { plan: 'pro' }, ...inline },
  { id: 'over', questions: [{ type: 'thumbs' }], until: '2020-01-01', ...inline },
  ...(['thumbs', 'csat', 'ces', 'nps', 'rating', 'choice', 'contact', 'text'] as const).map((type) => ({
    id: `kind-${type}`,
    questions: [{ type, ...(type === 'choice' && { options: ['Red', 'Green'] }), ...(type === 'rating' && { scale: 10 }) }],
    ...inline,
  })),
  { id: 'corner', questions: [{ type: 'csat' }], trigger: { event: 'go' } },
]

let site: Site
let browser: Browser
const folder = pageFolder({ 'surveys.json': JSON.stringify({ surveys }), 'more.json': JSON.stringify({ surveys: [] }) })

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': { path: folder.path, headers: { 'Content-Security-Policy': csp } } } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const tag = (id: string, more = '') => `<askwell-survey survey="${id}" ${more}></askwell-survey>`
let pages = 0

interface View extends BrowserContextOptions {
  head?: string
  root?: string
}

/** A page of its own, with that in its body. */
async function open(body: string, { head = scriptTag(), root, ...options }: View = {}) {
  const name = `page-${++pages}.html`
  folder.write(name, html(head, `<main><h1>A page</h1>${body}</main>`, root))
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options })
  const page = await context.newPage()
  const heard = listen(page)
  const path = `/t/${name}`
  await page.goto(site.url + path)
  await page.waitForFunction(() => window.askwell?.version)
  return { page, heard, context, path, answers: () => answersOn(path) }
}

const answersOn = (path: string) =>
  site
    .rows()
    .map(({ body }) => JSON.parse(body) as SurveyResponse)
    .filter(({ context }) => context.page === path)

const card = (page: Page, index = 0) => page.locator('askwell-survey').nth(index).getByRole('group').first().first()
/** Long enough for everything that is going to happen to have happened. */
const settled = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
}
const isEmpty = async (page: Page, index = 0) => {
  await settled(page)
  return (await page.locator('askwell-survey').nth(index).boundingBox())!.height === 0
}
/** The element's events as they reach the document, through every shadow root. */
const events = async (page: Page) => {
  await page.evaluate(() => {
    const heard: [string, unknown][] = []
    Object.assign(window, { heard })
    for (const name of ['shown', 'answered', 'completed', 'dismissed'])
      document.addEventListener(`askwell-${name}`, (event) => heard.push([event.type, (event as CustomEvent).detail]))
  })
  return () => page.evaluate(() => (window as unknown as { heard: [string, Record<string, unknown>][] }).heard)
}

describe('asking', () => {
  test('it stands where its element is, as part of the page, and the answer arrives', async () => {
    const { page, heard, answers } = await open(`<p>Before</p>${tag('helpful')}<p id="after">After</p>`)
    const told = await events(page)
    await card(page).getByText('Was this helpful, friend?').waitFor()
    const [before, box, after] = await Promise.all([
      page.getByText('Before').boundingBox(),
      card(page).boundingBox(),
      page.locator('#after').boundingBox(),
    ])
    expect(box!.y).toBeGreaterThanOrEqual(before!.y + before!.height)
    expect(after!.y).toBeGreaterThanOrEqual(box!.y + box!.height)
    await eventually('shown', async () => (await told()).length)
    await card(page).getByText('Yes').click()
    await card(page).getByText('Thank you').waitFor()
    const response = await eventually('the row', () => answers()[0])
    expect(response).toMatchObject({ survey: { id: 'helpful' }, complete: true, answers: [{ type: 'thumbs', value: 'up' }] })
    expect(response.trigger).toBeUndefined()
    expect((await told()).map(([type]) => type)).toEqual(['askwell-shown', 'askwell-answered', 'askwell-completed'])
    expect((await told())[1]![1]).toEqual({ survey: 'helpful', answers: { thumbs: 'up' } })
    expect((await told())[2]![1]).toMatchObject({ survey: 'helpful', response: { complete: true } })
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await page.context().close()
  })

  test('the thanks stay, and there is no cross, no time-out and no Escape that would make the page jump', async () => {
    const { page, context } = await open(`${tag('two')}<p id="after">After</p>`)
    await card(page).getByRole('radio').nth(3).click()
    await card(page).getByRole('textbox').fill('Half a thought')
    await page.keyboard.press('Escape')
    expect(await card(page).getByRole('textbox').inputValue()).toBe('Half a thought')
    expect(await card(page).getByRole('button', { name: 'Close' }).count()).toBe(0)
    await card(page).getByRole('button', { name: 'Send' }).click()
    await card(page).getByText('Thank you').waitFor()
    expect(
      await page.evaluate(
        () =>
          document
            .querySelector('askwell-survey')!
            .shadowRoot!.firstElementChild!.shadowRoot!.getAnimations()
            .filter((animation) => 'animationName' in animation).length,
      ),
    ).toBe(0)
    await context.close()
  })

  test('a page can bring the cross back; closing collapses the element and tells the page', async () => {
    folder.write('cross.css', 'askwell-survey::part(close) { display: grid }')
    const { page, context } = await open(tag('helpful'), { head: `${scriptTag()}<link rel="stylesheet" href="cross.css">` })
    const told = await events(page)
    await card(page).getByRole('button', { name: 'Close' }).click()
    expect(await isEmpty(page)).toBe(true)
    expect((await told()).at(-1)).toEqual(['askwell-dismissed', { survey: 'helpful', outcome: 'dismissed' }])
    await context.close()
  })

  test('by keyboard: arrows move, Enter answers, the focus goes on with the questions', async () => {
    const { page, context, answers } = await open(tag('two'))
    await card(page).waitFor()
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    await settled(page)
    await page.keyboard.press('Tab')
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await card(page).getByRole('textbox').waitFor()
    await page.keyboard.type('Because.')
    await page.keyboard.press('Control+Enter')
    await card(page).getByText('Thank you').waitFor()
    const response = await eventually('the row', () => answers().find(({ complete }) => complete))
    expect(response.answers.map(({ value }) => value)).toEqual([5, 'Because.'])
    await context.close()
  })

  test('the focus is not taken and nothing is announced before it is being answered; afterwards it is', async () => {
    const { page, context } = await open(`<input aria-label="Name" id="name">${tag('two')}`)
    await page.locator('#name').focus()
    await card(page).waitFor()
    await page.keyboard.type('Ada')
    expect(await page.locator('#name').inputValue()).toBe('Ada')
    const status = () =>
      page.evaluate(() => {
        const root = document.querySelector('askwell-survey')!.shadowRoot!.firstElementChild!.shadowRoot!
        const region = root.querySelector('[role=status]')!
        return [region.getAttribute('aria-live'), region.textContent]
      })
    expect((await status())[0]).toBe('off')
    await card(page).getByRole('radio').nth(2).click()
    await card(page).getByRole('textbox').waitFor()
    expect((await status())[0]).toBe(null)
    await context.close()
  })

  test('values: attributes of the person, data- attributes and the property fill in what a text leaves open', async () => {
    const { page, context } = await open(tag('helpful', 'data-name="Grace"'))
    await card(page).getByText('Was this helpful, Grace?').waitFor()
    await page.evaluate(() => {
      const element = Object.assign(document.createElement('askwell-survey'), { survey: 'helpful', values: { name: 'Ada' } })
      document.querySelector('main')!.append(element)
    })
    await card(page, 1).getByText('Was this helpful, Ada?').waitFor()
    await context.close()
  })

  test('shown is told when a second of it has been seen, not before it is scrolled into view', async () => {
    folder.write('far.css', '#far { height: 3000px }')
    const { page, context } = await open(`<div id="far"></div>${tag('helpful')}`, {
      head: `${scriptTag()}<link rel="stylesheet" href="far.css">`,
    })
    const told = await events(page)
    await card(page).waitFor({ state: 'attached' })
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1600)))
    expect(await told()).toEqual([])
    await page.locator('askwell-survey').scrollIntoViewIfNeeded()
    await eventually('shown', async () => (await told()).length)
    expect(await told()).toEqual([['askwell-shown', { survey: 'helpful' }]])
    await context.close()
  })
})

describe('nothing is asked', () => {
  test.each(['over', 'pro'])('when the survey may not be shown: %s', async (id) => {
    const { page, context, heard } = await open(tag(id))
    expect(await isEmpty(page)).toBe(true)
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await context.close()
  })

  test('to whom it is not for, until the app says who is here', async () => {
    const { page, context } = await open(tag('pro'))
    expect(await isEmpty(page)).toBe(true)
    await page.evaluate(() => window.askwell!('set', { plan: 'pro' }))
    await card(page).getByText('For pros?').waitFor()
    await context.close()
  })

  test('about an unknown id, which is said once, with the ids there are', async () => {
    const { page, context, heard } = await open(tag('helpfull') + tag('helpfull'))
    expect(await isEmpty(page)).toBe(true)
    const warning = await eventually('a warning', () => heard.warnings[0])
    expect(warning).toContain('[askwell/unknown-survey] <askwell-survey survey="helpfull">')
    expect(warning).toContain('"helpful"')
    expect(heard.warnings).toHaveLength(1)
    await context.close()
  })

  test('without consent; with it the element fills, and when it is withdrawn it is empty again', async () => {
    const { page, context } = await open(tag('helpful'), {
      head: scriptTag('data-endpoint="/v1/responses" data-surveys="surveys.json" data-consent="false"'),
    })
    expect(await isEmpty(page)).toBe(true)
    await page.evaluate(() => window.askwell!('consent', true))
    await card(page).waitFor()
    await page.evaluate(() => window.askwell!('consent', false))
    await eventually('empty', () => isEmpty(page))
    await eventually('nothing stored', () => page.evaluate(() => !localStorage.length))
    await page.evaluate(() => window.askwell!('consent', true))
    await card(page).waitFor()
    await context.close()
  })

  test('after destroy(), to elements that are there and to those that come', async () => {
    const { page, context, heard } = await open(tag('helpful'))
    await card(page).waitFor()
    await page.evaluate(() => window.askwell!('destroy'))
    expect(await isEmpty(page)).toBe(true)
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('askwell-survey')))
    await page.evaluate(() => document.querySelectorAll('askwell-survey')[1]!.setAttribute('survey', 'helpful'))
    expect(await isEmpty(page, 1)).toBe(true)
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await context.close()
  })
})

describe('again', () => {
  const answer = async (page: Page, index = 0) => {
    await card(page, index).getByRole('radio').first().click()
    await card(page, index).getByText('Thank you').waitFor()
  }

  test('who has answered on this page is not asked again after a reload; on another page they are', async () => {
    const { page, context, path } = await open(tag('helpful'))
    await answer(page)
    await page.reload()
    expect(await isEmpty(page)).toBe(true)
    folder.write('other.html', html(scriptTag(), `<main>${tag('helpful')}</main>`))
    await page.goto(`${site.url}/t/other.html`)
    await card(page).waitFor()
    await page.goto(site.url + path)
    expect(await isEmpty(page)).toBe(true)
    await context.close()
  })

  test('with repeat.every, after that time', async () => {
    const { page, context } = await open(tag('again'))
    await answer(page)
    await page.reload()
    expect(await isEmpty(page)).toBe(true)
    await page.evaluate(() => {
      const stored = localStorage.getItem('askwell:default:inline')!
      localStorage.setItem(
        'askwell:default:inline',
        stored.replaceAll(/\d{13}/g, (at) => `${+at - 86_400_001}`),
      )
    })
    await page.reload()
    await card(page).waitFor()
    await context.close()
  })

  test('who only looked is asked after every reload, and who signs in is somebody else', async () => {
    const { page, context } = await open(tag('helpful'))
    await card(page).waitFor()
    await page.reload()
    await answer(page)
    await page.evaluate(() => window.askwell!('identify', 'ada'))
    expect(await card(page).getByText('Thank you').count()).toBe(1)
    await settled(page)
    await page.evaluate(() => window.askwell!('reset'))
    await card(page).getByText('Was this helpful').waitFor()
    await context.close()
  })
})

describe('beside prompts', () => {
  const visible = (page: Page) => page.getByRole('dialog')

  test('it counts against no cap, holds back no prompt and is held back by none; both are answered', async () => {
    const { page, context, answers } = await open(tag('helpful') + tag('two'))
    const told = await events(page)
    await card(page, 1).waitFor()
    await eventually('both seen', async () => (await told()).length === 2)
    await page.evaluate(() => window.askwell!('track', 'go'))
    await visible(page).waitFor()
    await visible(page).getByRole('radio').nth(4).click()
    await card(page).getByText('Yes').click()
    await card(page, 1).getByRole('radio').nth(1).click()
    await card(page, 1).getByRole('textbox').press('Control+Enter')
    await eventually('three', () => new Set(answers().map(({ survey }) => survey.id)).size === 3)
    const { prompts } = await page.evaluate(() => JSON.parse(localStorage.getItem('askwell:default')!) as { prompts: unknown[] })
    expect(prompts).toHaveLength(1)
    await context.close()
  })

  test('with one in every tab, the prompt that falls due shows', async () => {
    const { page, context } = await open(tag('helpful'))
    const other = await context.newPage()
    await other.goto(page.url())
    await card(page).waitFor()
    await card(other).waitFor()
    await other.evaluate(() => window.askwell!('track', 'go'))
    // In one of them: both can be seen here, and the first to have the claim shows it.
    await Promise.any([page, other].map((tab) => visible(tab).waitFor()))
    await context.close()
  })

  test('show() opens a survey of place inline in the corner where there is no element', async () => {
    const { page, context } = await open('<p>Nothing here.</p>')
    await page.evaluate(() => void window.askwell!('show', 'helpful'))
    await visible(page).getByText('Was this helpful').waitFor()
    await context.close()
  })
})

describe('the element', () => {
  test.each([
    ['before the script', (body: string) => [body, scriptTag()]],
    ['after the script', (body: string) => [scriptTag(), body]],
  ])('in the HTML %s', async (_, order) => {
    const { page, context } = await open(order(tag('helpful')).join(''), { head: '' })
    await card(page).waitFor()
    await context.close()
  })

  test('made by a script before the library is there, with properties, and after', async () => {
    folder.write(
      'early.js',
      `addEventListener('DOMContentLoaded', () => {
         const element = document.createElement('askwell-survey')
         element.values = { name: 'Early' }
         element.survey = 'helpful'
         document.querySelector('main').append(element)
       })`,
    )
    const { page, context } = await open('', { head: `<script src="early.js"></script>${scriptTag()}` })
    await card(page).getByText('Was this helpful, Early?').waitFor()
    expect(await page.locator('askwell-survey').getAttribute('survey')).toBe('helpful')
    await page.evaluate(() => {
      const late = Object.assign(document.createElement('askwell-survey'), { survey: 'two' })
      document.querySelector('main')!.append(late)
    })
    await card(page, 1).waitFor()
    await context.close()
  })

  test('another survey attribute asks another survey; none asks nothing', async () => {
    const { page, context } = await open(tag('helpful'))
    await card(page).getByText('Was this helpful').waitFor()
    await page.evaluate(() => Object.assign(document.querySelector('askwell-survey')!, { survey: 'again' }))
    await card(page).getByText('Again?').waitFor()
    expect(await card(page).count()).toBe(1)
    await page.evaluate(() => document.querySelector('askwell-survey')!.removeAttribute('survey'))
    expect(await isEmpty(page)).toBe(true)
    await context.close()
  })

  test('moved, it keeps what was chosen and written; taken away and put back, it asks anew', async () => {
    const { page, context } = await open(`<section id="a">${tag('two')}</section><section id="b"></section>`)
    await card(page).getByRole('radio').nth(1).click()
    await card(page).getByRole('textbox').fill('Half')
    await page.evaluate(() => document.querySelector('#b')!.append(document.querySelector('askwell-survey')!))
    await settled(page)
    expect(await card(page).getByRole('textbox').inputValue()).toBe('Half')
    await page.evaluate(async () => {
      const element = document.querySelector('askwell-survey')!
      element.remove()
      await new Promise((resolve) => setTimeout(resolve, 50))
      element.setAttribute('survey', 'again')
      document.querySelector('#a')!.append(element)
    })
    await card(page).getByText('Again?').waitFor()
    await context.close()
  })

  test('removed while it is being answered, the answer is kept and nothing else is left', async () => {
    const { page, context, answers } = await open(tag('two'))
    await card(page).getByRole('radio').nth(0).click()
    await card(page).getByRole('textbox').waitFor()
    await page.evaluate(() => {
      const element = document.querySelector('askwell-survey')!
      Object.assign(window, { element })
      element.remove()
    })
    const response = await eventually('the row', () => answers()[0])
    expect(response).toMatchObject({ complete: false, answers: [{ value: 1 }] })
    expect(await page.evaluate(() => (window as unknown as { element: Element }).element.shadowRoot!.childElementCount)).toBe(0)
    await context.close()
  })

  test('from a <template>, cloned and adopted; in another document it is empty, and back again it asks', async () => {
    const { page, context, heard } = await open(`<template>${tag('helpful')}</template>`)
    await page.evaluate(() => {
      const { content } = document.querySelector('template')!
      document.querySelector('main')!.append(content.cloneNode(true), document.adoptNode(content.firstElementChild!))
    })
    await card(page, 1).waitFor()
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.querySelector('main')!.append(frame)
      frame.contentDocument!.body.append(document.querySelector('askwell-survey')!)
    })
    await settled(page)
    expect(await page.frameLocator('iframe').getByRole('group').count()).toBe(0)
    await page.evaluate(() => {
      const frame = document.querySelector('iframe')!
      document.querySelector('main')!.prepend(frame.contentDocument!.querySelector('askwell-survey')!)
    })
    await card(page).getByText('Was this helpful').waitFor()
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await context.close()
  })

  test('hidden until later, it is there when it is shown', async () => {
    const { page, context } = await open(tag('helpful', 'hidden'))
    const told = await events(page)
    await settled(page)
    expect(await page.locator('askwell-survey').isVisible()).toBe(false)
    expect(await told()).toEqual([])
    await page.evaluate(() => document.querySelector('askwell-survey')!.removeAttribute('hidden'))
    await card(page).getByText('No').click()
    await card(page).getByText('Thank you').waitFor()
    await context.close()
  })

  test('inside a shadow root of the page it works, and its events come out', async () => {
    const { page, context } = await open('<div id="app"></div>')
    const told = await events(page)
    await page.evaluate(() => {
      const root = document.querySelector('#app')!.attachShadow({ mode: 'open' })
      root.append(Object.assign(document.createElement('askwell-survey'), { survey: 'two' }))
    })
    const group = page.locator('#app').getByRole('group')
    await group.getByRole('radio').nth(4).press('Enter')
    await group.getByRole('textbox').waitFor()
    await page.keyboard.type('Focus came along')
    expect(await group.getByRole('textbox').inputValue()).toBe('Focus came along')
    await eventually('told', async () => (await told()).some(([type]) => type === 'askwell-answered'))
    await context.close()
  })

  test('with two copies of Askwell on the page, it is defined once and both lend it their surveys', async () => {
    folder.write('second.json', JSON.stringify({ surveys: [{ id: 'second', questions: [{ type: 'thumbs' }], ...inline }] }))
    const { page, context, heard } = await open(tag('helpful') + tag('second') + tag('none'), { head: scriptTag() })
    await card(page).waitFor()
    await page.evaluate(() => {
      delete window.askwell
      const script = document.createElement('script')
      Object.assign(script.dataset, { endpoint: '/v1/responses', surveys: 'second.json', project: 'second' })
      const policy = { createScriptURL: (url: string) => url }
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } }
      }
      script.src = trustedTypes.createPolicy('test', policy).createScriptURL('/askwell.js?copy=2')
      document.head.append(script)
    })
    await card(page, 1).waitFor()
    expect(heard.errors).toEqual([])
    await context.close()
  })
})

describe('looks', () => {
  test('parts, variables and its own box are the page’s to style; theme and lang follow', async () => {
    folder.write(
      'look.css',
      `:root { --askwell-accent: rgb(1, 2, 3) }
       askwell-survey { margin-top: 40px; max-width: 300px }
       askwell-survey::part(prompt) { background: rgb(9, 9, 9) }
       askwell-survey::part(option) { border-radius: 0 }`,
    )
    const { page, context } = await open(`<section lang="id">${tag('kind-csat')}</section>${tag('kind-nps', 'theme="dark"')}`, {
      head: `${scriptTag()}<link rel="stylesheet" href="look.css">`,
    })
    await card(page, 1).waitFor()
    const style = (index: number, part: string, property: string) =>
      page
        .locator('askwell-survey')
        .nth(index)
        .locator(`[part=${part}]`)
        .first()
        .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property)
    expect(await style(0, 'prompt', 'background-color')).toBe('rgb(9, 9, 9)')
    expect(await style(0, 'option', 'border-radius')).toBe('0px')
    expect(await style(0, 'prompt', '--_accent')).toBe('rgb(1, 2, 3)')
    expect((await page.locator('askwell-survey').first().boundingBox())!.width).toBe(300)
    expect(await card(page).getAttribute('lang')).toBe('id')
    expect(await style(0, 'prompt', 'color-scheme')).toBe('light dark')
    expect(await style(1, 'prompt', 'color-scheme')).toBe('dark')
    await page.evaluate(() => {
      window.askwell!('setTheme', 'light')
      window.askwell!('setLocale', 'zh-Hans')
    })
    expect(await style(0, 'prompt', 'color-scheme')).toBe('light')
    expect(await style(1, 'prompt', 'color-scheme')).toBe('dark')
    await eventually('another language', async () => (await card(page, 1).getAttribute('lang')) === 'zh-Hans')
    expect(await card(page).getAttribute('lang')).toBe('id')
    await page.evaluate(() => {
      document.querySelectorAll('askwell-survey')[1]!.setAttribute('theme', 'light')
      document.querySelectorAll('askwell-survey')[1]!.setAttribute('lang', 'ar')
    })
    expect(await style(1, 'prompt', 'color-scheme')).toBe('light')
    // The words of a language are fetched.
    await eventually('from right to left', async () => (await card(page, 1).getAttribute('dir')) === 'rtl')
    await context.close()
  })

  test('every part that is drawn can be reached', async () => {
    const { page, context } = await open(tag('kind-choice') + tag('kind-contact') + tag('two'))
    await card(page, 2).getByRole('radio').nth(0).click()
    await card(page, 2).getByRole('textbox').waitFor()
    for (const index of [0, 1]) await card(page, index).waitFor()
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll('askwell-survey')].flatMap(({ shadowRoot }) => {
        const inner = shadowRoot!.firstElementChild!
        const handed = inner.getAttribute('exportparts')!.split(',')
        return [...inner.shadowRoot!.querySelectorAll('[part]')]
          .flatMap((element) => element.getAttribute('part')!.split(' '))
          .filter((part) => !handed.includes(part))
      }),
    )
    expect(hidden).toEqual([])
    await context.close()
  })

  test('style sheets that touch everything change nothing inside, and ours nothing outside', async () => {
    folder.write(
      'hostile.css',
      `* { all: unset !important; display: block !important; text-transform: uppercase !important }
       askwell-prompt { display: none !important }
       button { display: none !important }`,
    )
    const { page, context } = await open(tag('helpful'), {
      head: `${scriptTag()}<link rel="stylesheet" href="hostile.css">`,
    })
    await card(page).waitFor()
    expect(await card(page).getByText('Yes').isVisible()).toBe(true)
    const inside = await card(page).evaluate((element) => {
      const { textTransform, fontFamily } = getComputedStyle(element)
      return [textTransform, fontFamily.includes('system-ui')]
    })
    expect(inside).toEqual(['none', true])
    await context.close()
  })

  const kinds = ['thumbs', 'csat', 'ces', 'nps', 'rating', 'choice', 'contact', 'text']

  test.each([200, 320, 900])('in a container of %i px nothing is cut off, and targets are at least 24 px', async (width) => {
    folder.write(`width-${width}.css`, `main { width: ${width}px } askwell-survey { margin: 8px 0 }`)
    const { page, context } = await open(kinds.map((kind) => tag(`kind-${kind}`)).join(''), {
      head: `${scriptTag()}<link rel="stylesheet" href="width-${width}.css">`,
    })
    for (let index = 0; index < kinds.length; index++) {
      await card(page, index).waitFor()
      const outer = (await card(page, index).boundingBox())!
      expect([kinds[index], outer.width <= Math.min(width, 361)]).toEqual([kinds[index], true])
      for (const target of await card(page, index).locator('button:visible, [role=radio], textarea').all()) {
        const box = (await target.boundingBox())!
        expect([kinds[index], Math.min(box.width, box.height) >= 24]).toEqual([kinds[index], true])
        expect([kinds[index], box.x >= outer.x && box.x + box.width <= outer.x + outer.width]).toEqual([kinds[index], true])
      }
    }
    if (process.env['ASKWELL_PICTURES'])
      await page.screenshot({ path: `${process.env['ASKWELL_PICTURES']}/inline-${width}.png`, fullPage: true })
    await context.close()
  })

  test('as an item of a flex row it keeps its width and gives way', async () => {
    folder.write('flex.css', '#row { display: flex; width: 240px } #wide { display: flex }')
    const { page, context } = await open(`<div id="row">${tag('helpful')}</div><div id="wide">${tag('two')}</div>`, {
      head: `${scriptTag()}<link rel="stylesheet" href="flex.css">`,
    })
    await card(page, 1).waitFor()
    expect((await card(page).boundingBox())!.width).toBe(240)
    expect(Math.round((await card(page, 1).boundingBox())!.width)).toBe(360)
    await context.close()
  })

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['right to left', { root: 'lang="ar" dir="rtl"' }],
    ['on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true }],
  ] as [string, View][])('axe finds nothing, %s', async (name, view) => {
    const { page, context } = await open(kinds.map((kind) => `<p>A paragraph.</p>${tag(`kind-${kind}`)}`).join(''), view)
    await card(page, 7).waitFor()
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect(found).toEqual([])
    if (process.env['ASKWELL_PICTURES'])
      await page.screenshot({ path: `${process.env['ASKWELL_PICTURES']}/inline-${name}.png`, fullPage: true })
    await context.close()
  })
})
