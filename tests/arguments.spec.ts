import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { openSite, type Site } from './support/site.js'

let site: Site
let browser: Browser
const folder = pageFolder({
  'index.html': html(scriptTag()),
  'early.html': html(
    `<script>window.askwell = Object.assign(() => {}, { q: [['track', null], 5, null, ['nope'], ['show', Symbol()], ['track', 'go']] })</script>${scriptTag()}`,
  ),
  'surveys.json': JSON.stringify({ surveys: [{ id: 'csat', questions: [{ type: 'csat' }], trigger: { event: 'go' } }] }),
})

beforeAll(async () => {
  site = await openSite({ mounts: { '/t/': folder.path } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const methods = ['track', 'identify', 'set', 'show', 'explain', 'on', 'pending', 'flush', 'setTheme', 'setLocale']

test.each(['a call', 'a method'])(
  'nothing that is passed to %s throws, rejects, or keeps the prompt from coming',
  async (way) => {
    const page = await browser.newPage()
    const heard = listen(page)
    await page.goto(`${site.url}/t/`)
    await page.waitForFunction(() => window.askwell?.version)
    const broken = await page.evaluate(
      async ({ methods, way }) => {
        const boom = () => {
          throw new Error('boom')
        }
        const cyclic: Record<string, unknown> = {}
        cyclic['self'] = cyclic
        const { proxy: revoked, revoke } = Proxy.revocable({}, {})
        revoke()
        const nasty: Record<string, unknown> = {
          cyclic,
          revoked,
          'a proxy that throws': new Proxy({}, { get: boom, has: boom, ownKeys: boom }),
          'a getter that throws': Object.defineProperty({}, 'a', { get: boom, enumerable: true }),
          'toJSON that throws': { toJSON: boom },
          'toString that throws': { toString: boom, valueOf: boom },
          'no prototype': Object.create(null) as unknown,
          'a symbol': Symbol('s'),
          'a BigInt': 10n,
          'a long string': 'x'.repeat(1e6),
          'a function that throws': boom,
          'the window': window,
          'an element': document.body,
          __proto__: '__proto__',
          NaN,
          null: null,
          undefined,
        }
        const wrong: string[] = []
        const ask = window.askwell as unknown as Record<string, (...args: unknown[]) => unknown> &
          ((...args: unknown[]) => unknown)
        const call = async (name: string, args: unknown[], method: unknown = name) => {
          try {
            await (way === 'a call' ? ask(method, ...args) : ask[name]!(...args))
          } catch (error) {
            wrong.push(`${name}: ${String(error)}`)
          }
        }
        for (const [what, value] of Object.entries(nasty))
          for (const method of methods) {
            const before = wrong.length
            await call(method, [value])
            await call(method, [value, value])
            await call(method, ['csat-not-there', value])
            if (way === 'a call') await call('a wrong name', [value], value)
            if (wrong.length > before) wrong.push(`… with ${what}`)
          }
        return wrong
      },
      { methods, way },
    )
    expect(broken).toEqual([])
    await page.evaluate(() => {
      window.askwell!('setTheme', 'light')
      window.askwell!('setLocale', 'en')
      window.askwell!('track', 'go')
    })
    await promptOf(page).waitFor()
    expect(heard.errors).toEqual([])
    await page.close()
  },
)

test('a queue of garbage before the script loads is no obstacle', async () => {
  const page = await browser.newPage()
  const heard = listen(page)
  await page.goto(`${site.url}/t/early.html`)
  await promptOf(page).waitFor()
  expect(heard.errors).toEqual([])
  await page.close()
})
