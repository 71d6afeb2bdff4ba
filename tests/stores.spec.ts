import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageDir, root } from '../scripts/packages.mjs'
import { engineNames, openEngine, type Engine, type Tab } from './support/engine.js'
import { html, pageFolder } from './support/pages.js'
import { openSite, type Site } from './support/site.js'

// What fake-indexeddb passes in packages/transport/src/stores/conformance.test.ts, each engine passes with its own stores.

interface Page {
  conformance: { names: string[]; run(store: string, behaviour: string): Promise<string> }
}

const stores = ['indexed-db', 'local-storage', 'memory']

/** The stores and what they must do, as one file for a page. */
const bundle = (outDir: string) =>
  build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { conditions: ['@askwell/source', 'browser'] },
    build: {
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: { conformance: `${packageDir('transport')}/src/testing/conformance-page.ts` },
        output: { entryFileNames: '[name].js' },
      },
    },
  })

let site: Site
const folder = pageFolder({ 'index.html': html('<script type="module" src="conformance.js"></script>') })

beforeAll(async () => {
  await bundle(folder.path)
  site = await openSite({ mounts: { '/t/': folder.path } })
})
afterAll(() => site?.close())

describe.each(engineNames)('%s:', (name) => {
  let engine: Engine
  let tab: Tab
  beforeAll(async () => {
    engine = await openEngine(name)
    tab = await engine.open(`${site.url}/t/`)
  })
  afterAll(() => engine?.close())

  test.each(stores)('%s behaves as every store must', async (store) => {
    const found = await tab.evaluate(async (store) => {
      const { names, run } = (window as unknown as Page).conformance
      const results: Record<string, string> = {}
      for (const behaviour of names) results[behaviour] = await run(store, behaviour)
      return results
    }, store)
    expect(Object.keys(found).length).toBeGreaterThan(10)
    for (const [behaviour, result] of Object.entries(found)) expect([behaviour, result]).toEqual([behaviour, 'passes'])
  })
})
