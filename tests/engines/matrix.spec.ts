import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineNames, openEngine, type Engine } from '../support/engine.js'
import { kindIds, openKinds } from './fixture.js'

type Kinds = Awaited<ReturnType<typeof openKinds>>

let site: Kinds
beforeAll(async () => {
  site = await openKinds()
})
afterAll(() => site?.close())

const views = [
  ['desktop', { width: 1200, height: 800 }],
  ['phone', { width: 390, height: 844 }],
  ['the narrowest', { width: 320, height: 640 }],
] as const

describe.each(engineNames)('%s:', (name) => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openEngine(name)
  })
  afterAll(() => engine?.close())

  test.each(views)('nothing is wrong with any kind in any state, light and dark, both ways to read: %s', async (_, view) => {
    const began = performance.now()
    for (const url of [site.page, site.full]) {
      const tab = await engine.open(url, view)
      const result = await tab.evaluate(
        (argument) => (window as unknown as { inside: { matrix(options: object): Promise<{ cells: number; found: string[] }> } }).inside.matrix(argument),
        { ids: kindIds, full: url === site.full },
      )
      console.log(name, url, result.cells, Math.round(performance.now() - began))
      expect(result.found).toEqual([])
      await tab.close()
    }
  })
})
