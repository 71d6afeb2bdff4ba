import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineNames, openEngine, type Engine, type EngineName } from '../support/engine.js'
import { kindIds, openKinds, type Kinds } from './fixture.js'

let site: Kinds
beforeAll(async () => {
  site = await openKinds()
})
afterAll(() => site?.close())

const every = ['light ltr', 'light rtl', 'dark ltr', 'dark rtl']
const opposite = ['light ltr', 'dark rtl']

/** Where axe looks, too: what it finds depends on the look, and hardly on the width or the engine. */
const views: [string, { width: number; height: number }, Record<EngineName, string[]>][] = [
  ['on a desk', { width: 1200, height: 800 }, { chromium: every, firefox: opposite, webkit: opposite }],
  ['on a phone', { width: 390, height: 844 }, { chromium: opposite, firefox: [], webkit: [] }],
  ['320 px wide', { width: 320, height: 640 }, { chromium: [], firefox: [], webkit: [] }],
]

/** Four looks of each kind: in five states, and in one that only a full disk brings about. */
const cells = (full: boolean) => kindIds.length * (full ? 1 : 5) * 4

describe.each(engineNames)('%s: every kind in every state, light and dark, both ways to read,', (name) => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openEngine(name)
  })
  afterAll(() => engine?.close())

  test.each(views)('has nothing cut off, covered, too small or found by axe %s', { timeout: 180_000 }, async (_, view, axed) => {
    for (const full of [false, true]) {
      const tab = await engine.open(full ? site.full : site.page, view)
      const result = await tab.evaluate((options) => inside.matrix(options), { ids: kindIds, full, axed: axed[name] })
      expect(result).toEqual({ cells: cells(full), found: [] })
      await tab.close()
    }
  })
})
