import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

/** One that is matched, which the history tells, and never shown. */
const watch = (id: string, trigger: object) => ({ id, questions: [{ type: 'thumbs' }], trigger, audience: { nobody: true } })
const ask = (id: string, trigger: object) => ({ id, questions: [{ type: 'thumbs' }], trigger })

const body = `<main style="height:3000px"><h1>A page</h1><button id="buy">Buy <b>now</b></button>
<section id="offer" style="position:absolute;top:1500px;height:400px">An offer</section>
<x-menu></x-menu></main>`

let site: Site
let browser: Browser
const folder = pageFolder({})

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

let pages = 0

/** A page of its own with these surveys, and a clock that goes on by itself and can be put forward. */
async function open(surveys: object[], { init = () => {}, path = 'index.html', attributes = '' } = {}) {
  const name = `p${pages++}`
  folder.write(
    `${name}/${path}`,
    html(scriptTag(`data-endpoint="/v1/responses" data-surveys="/t/${name}/s.json" ${attributes}`), body),
  )
  folder.write(`${name}/s.json`, JSON.stringify({ surveys, caps: { cooldown: '0s' } }))
  const context = await browser.newContext({ viewport: { width: 1000, height: 600 } })
  const page = await context.newPage()
  const loaded: string[] = []
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname.split('/').pop()!))
  const heard = listen(page)
  await page.clock.install()
  await page.addInitScript(init)
  await page.goto(`${site.url}/t/${name}/${path}`)
  await page.waitForFunction(() => window.askwell?.version)
  await page.waitForLoadState('networkidle')
  return { page, loaded, heard, name, close: () => context.close() }
}

type Matches = Record<string, { matches?: Record<number, number[]> }>

/** How often the triggers of each survey were met. */
const matched = (page: Page) =>
  page.evaluate(() => {
    const { surveys } = JSON.parse(localStorage.getItem('askwell:default') ?? '{"surveys":{}}') as { surveys: Matches }
    return Object.fromEntries(Object.entries(surveys).map(([id, { matches }]) => [id, matches?.[0]?.length ?? 0]))
  })
const counted = (page: Page, event: string) =>
  page.evaluate((event) => {
    const { events } = JSON.parse(localStorage.getItem('askwell:default')!) as { events: Record<string, number[]> }
    return events[event]?.[0] ?? 0
  }, event)
const becomes = (page: Page, id: string, times = 1) =>
  eventually(`${id} is met ${times} times`, async () => (await matched(page))[id] === times)

/** Counts, from the page's first moment, what we attach and what waits for us; the test's own driver attaches, too. */
const countAttached = () => {
  const all = new Set<string>()
  const ids = new WeakMap<object, number>()
  let last = 0
  const idOf = (thing: object) => ids.get(thing) ?? (ids.set(thing, ++last), last)
  const isOurs = () => /\/askwell(\.js|\/)/.test(new Error('where').stack!)
  const patch = (proto: object, name: string, then: (self: object, args: unknown[]) => void) => {
    const methods = proto as Record<string, (...args: unknown[]) => unknown>
    const original = methods[name]!
    methods[name] = function (this: object, ...args: unknown[]) {
      if (isOurs()) then(this ?? window, args)
      return original.apply(this, args)
    }
  }
  const keyOf = (self: object, [type, listener, options]: unknown[]) =>
    `${String(type)} of ${idOf(self)}: ${idOf(listener as object)} ${JSON.stringify(options ?? false)}`
  patch(EventTarget.prototype, 'addEventListener', (self, args) => all.add(keyOf(self, args)))
  patch(EventTarget.prototype, 'removeEventListener', (self, args) => all.delete(keyOf(self, args)))
  for (const name of ['IntersectionObserver', 'MutationObserver'] as const) {
    patch(window[name].prototype, 'observe', (self) => all.add(`${name} ${idOf(self)}`))
    patch(window[name].prototype, 'disconnect', (self) => all.delete(`${name} ${idOf(self)}`))
  }
  patch(window, 'setInterval', () => all.add('an interval'))
  const { setTimeout, clearTimeout } = window
  Object.assign(window, {
    attached: () => [...all].sort(),
    setTimeout(run: () => void, ms: number) {
      const timer = setTimeout(() => {
        all.delete(`timer ${timer}`)
        run()
      }, ms)
      if (isOurs()) all.add(`timer ${timer}`)
      return timer
    },
    clearTimeout(timer: number) {
      all.delete(`timer ${timer}`)
      clearTimeout(timer)
    },
  })
}
const attached = (page: Page) => page.evaluate(() => (window as unknown as { attached(): string[] }).attached())

const everySource = [
  watch('dwell', { event: 'dwell', where: { seconds: 20 } }),
  watch('dwell-over', { event: 'dwell', where: { seconds: { $gt: 30 } } }),
  watch('scroll', { event: 'scroll', where: { percent: { $in: [60, 100] } } }),
  watch('exit', { event: 'exit_intent' }),
  watch('idle', { event: 'idle', where: { seconds: { $gte: 40 } } }),
  watch('click', { event: 'element_click', where: { $or: [{ selector: '#buy' }, { selector: '<<' }], text: 'Buy now' } }),
  watch('shadow', { event: 'element_click', where: { selector: '.item' } }),
  watch('view', { event: 'element_view', where: { selector: '#offer' } }),
  watch('view-later', { event: 'element_view', where: { selector: '.later', text: 'Late' } }),
  watch('page', { event: 'page_view', page: '/t/*/second.html' }),
]

describe('sources', () => {
  test('make their events from what happens in a page', async () => {
    const { page, heard, close } = await open(everySource)
    expect(Object.values(await matched(page)).filter(Boolean)).toEqual([])

    await page.getByRole('button', { name: 'Buy' }).click()
    await becomes(page, 'click')
    await page.evaluate(() => {
      const root = document.querySelector('x-menu')!.attachShadow({ mode: 'open' })
      const item = document.createElement('button')
      item.className = 'item'
      root.append(item)
      item.click()
    })
    await becomes(page, 'shadow')

    await page.mouse.move(500, 300)
    await page.mouse.move(500, 1)
    await page.mouse.move(500, -10)
    await page.clock.runFor(200)
    await becomes(page, 'exit')

    await page.evaluate(() => scrollTo(0, 1300))
    await becomes(page, 'scroll')
    await eventually('the offer is in view', async () => {
      await page.clock.runFor(500)
      return (await matched(page))['view'] === 1
    })
    await page.evaluate(() => {
      const late = document.createElement('div')
      late.className = 'later'
      late.textContent = 'Late'
      document.querySelector('#offer')!.append(late)
    })
    await eventually('what came later is in view', async () => {
      await page.clock.runFor(500)
      return (await matched(page))['view-later'] === 1
    })
    await page.clock.runFor(20_000)
    await becomes(page, 'dwell')
    await page.clock.runFor(11_000)
    await becomes(page, 'dwell-over')
    await page.clock.runFor(40_000)
    await becomes(page, 'idle')
    await page.evaluate(() => scrollTo(0, 9999))
    await becomes(page, 'scroll', 1)
    await page.evaluate(() => history.pushState({}, '', 'second.html'))
    await becomes(page, 'page')
    expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
    await close()
  })

  test('are loaded only when a survey listens to them, also when that comes with a newer document', async () => {
    const { page, loaded, name, close } = await open([watch('dwell', { event: 'dwell', where: { seconds: 5 } })])
    const sources = () => loaded.filter((file) => /^(source|[a-z]+_[a-z]+|dwell|scroll|idle)\.js$/.test(file)).sort()
    expect(sources()).toEqual(['dwell.js', 'source.js'])
    const newer = [
      watch('dwell', { event: 'dwell', where: { seconds: 7 } }),
      watch('idle', { event: 'idle', where: { seconds: 3 } }),
    ]
    folder.write(`${name}/s.json`, JSON.stringify({ surveys: newer }))
    loaded.length = 0
    await page.reload()
    await eventually('the newer document', () => loaded.includes('idle.js'))
    await page.waitForLoadState('networkidle')
    expect(sources()).toEqual(['dwell.js', 'idle.js', 'source.js'])
    await page.clock.runFor(10_000)
    await becomes(page, 'dwell')
    await becomes(page, 'idle')
    expect(await counted(page, 'dwell')).toBe(1)
    await close()
  })

  test('leave nothing behind after destroy: no listener, timer or observer', async () => {
    const { page, loaded, close } = await open(everySource, { init: countAttached, attributes: 'data-datalayer' })
    expect(loaded.filter((file) => /^(data_layer|element_view|scroll)\.js$/.test(file))).toHaveLength(3)
    await page.clock.runFor(5000)
    const before = await attached(page)
    for (const part of ['IntersectionObserver', 'MutationObserver', 'timer', 'currententrychange', 'pointerleave', 'wheel'])
      expect(before.some((each) => each.startsWith(part))).toBe(true)
    await page.evaluate(() => window.askwell!('destroy'))
    await page.clock.runFor(5000)
    expect(await attached(page)).toEqual([])
    expect(await page.evaluate(() => Object.hasOwn((window as unknown as { dataLayer: object }).dataLayer, 'push'))).toBe(false)
    await close()
  })

  test('that can not be loaded break nothing', async () => {
    const { page, close, name } = await open([])
    await page.route('**/dwell.js', (route) => route.abort())
    folder.write(
      `${name}/s.json`,
      JSON.stringify({ surveys: [watch('dwell', { event: 'dwell' }), ask('open', { event: 'opened' })] }),
    )
    const thrown: unknown[] = []
    page.on('pageerror', (error) => thrown.push(error))
    await page.reload()
    await page.waitForFunction(() => window.askwell?.version)
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => window.askwell!('track', 'opened'))
    await promptOf(page).waitFor()
    expect(thrown).toEqual([])
    await close()
  })
})

describe('page_view in a single-page app', () => {
  const survey = [watch('page', { event: 'page_view', count: 9 })]

  const untouched = (page: Page) =>
    page.evaluate(() => [history.pushState, history.replaceState].every((method) => /\[native code\]/.test(String(method))))

  test('comes with pushState, a hash and going back, once each, and not for the same address', async () => {
    const { page, close } = await open(survey, { init: countAttached })
    await becomes(page, 'page', 1)
    await page.evaluate(() => history.pushState({}, '', 'b.html'))
    await becomes(page, 'page', 2)
    await page.evaluate(() => history.replaceState({ same: true }, '', 'b.html'))
    await page.evaluate(() => (location.hash = 'part'))
    await becomes(page, 'page', 3)
    await page.goBack()
    await becomes(page, 'page', 4)
    await page.goBack()
    await becomes(page, 'page', 5)
    expect((await attached(page)).filter((each) => /timer|interval/.test(each))).toEqual([])
    await close()
  })

  test('comes with navigations that the page intercepts', async () => {
    const { page, close } = await open(survey)
    await becomes(page, 'page', 1)
    await page.evaluate(async () => {
      navigation!.addEventListener('navigate', (event) => event.intercept({ handler: async () => {} }))
      await navigation!.navigate('c.html').finished
    })
    await becomes(page, 'page', 2)
    expect(await untouched(page)).toBe(true)
    await close()
  })

  test('comes without the Navigation API at the next interaction; nothing polls, and history is as it was', async () => {
    const { page, close } = await open(survey, {
      init: new Function(`(${countAttached.toString()})(); delete window.navigation`) as () => void,
    })
    await becomes(page, 'page', 1)
    expect(await page.evaluate(() => 'navigation' in window)).toBe(false)
    await page.evaluate(() => (location.hash = 'part'))
    await becomes(page, 'page', 2)
    await page.evaluate(() => {
      document.querySelector('h1')!.addEventListener('click', () => history.pushState({}, '', 'b.html'))
    })
    await page.getByRole('heading').click()
    await becomes(page, 'page', 3)
    await page.goBack()
    await becomes(page, 'page', 4)
    await page.clock.runFor(60_000)
    expect((await attached(page)).filter((each) => /timer|interval/.test(each))).toEqual([])
    expect(await untouched(page)).toBe(true)
    await close()
  })
})

describe('the fields of a trigger', () => {
  const pricing = [
    ask('pricing', { event: 'dwell', where: { seconds: 20 }, page: '/t/*/pricing/**', cancelOn: ['sign_up'], delay: '5s' }),
  ]

  test('where, page and delay: a survey after 20 seconds on a page of prices', async () => {
    const { page, close } = await open(pricing, { path: 'pricing/pro.html' })
    await page.clock.runFor(20_000)
    expect(await promptOf(page).count()).toBe(0)
    await page.clock.runFor(5000)
    await promptOf(page).waitFor()
    await close()
  })

  test('page: not elsewhere', async () => {
    const { page, close } = await open(pricing, { path: 'about.html' })
    await page.clock.runFor(60_000)
    expect(await matched(page)).toEqual({})
    expect(await promptOf(page).count()).toBe(0)
    await close()
  })

  test('cancelOn: not who has signed up meanwhile', async () => {
    const { page, close } = await open(pricing, { path: 'pricing/pro.html' })
    await page.clock.runFor(21_000)
    await becomes(page, 'pricing')
    await page.evaluate(() => window.askwell!('track', 'sign_up'))
    await page.clock.runFor(60_000)
    expect(await promptOf(page).count()).toBe(0)
    await close()
  })

  test('count and within: after the third click in a minute', async () => {
    const trigger = { event: 'element_click', where: { selector: '#buy' }, count: 3, within: '1m' }
    const { page, close } = await open([ask('rage', trigger)])
    const click = () => page.getByRole('button', { name: 'Buy' }).click()
    await click()
    await click()
    await becomes(page, 'rage', 2)
    await page.clock.runFor(60_000)
    await click()
    await becomes(page, 'rage', 1)
    expect(await promptOf(page).count()).toBe(0)
    await click()
    await click()
    await promptOf(page).waitFor()
    await close()
  })

  test('aliases and the data layer: an order that Segment names is a purchase', async () => {
    const surveys = [ask('bought', { event: 'purchase', where: { value: { $gte: 20 } } })]
    const { page, close } = await open(surveys, { attributes: 'data-datalayer' })
    await page.evaluate(() => {
      const { dataLayer } = window as unknown as { dataLayer: object[] }
      dataLayer.push({ event: 'order_completed', ecommerce: { value: 25 } })
    })
    await promptOf(page).waitFor()
    await close()
  })
})
