import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchProfile } from '../support/chromium.js'
import { eventually } from '../support/eventually.js'
import { html, pageFolder, scriptTag } from '../support/pages.js'
import { promptOf } from '../support/prompt.js'
import { openSite, type Site } from '../support/site.js'
import { killAll, processesOf } from './processes.js'
import { chromium, everything, faultsIn } from './row.js'

const folder = pageFolder({
  'index.html': html(scriptTag()),
  'surveys.json': JSON.stringify({
    surveys: [{ id: 'one', questions: [{ type: 'csat' }], trigger: { event: 'go' }, repeat: { every: '0s' } }],
    caps: { cooldown: '0s', perSession: 999 },
  }),
})

// The built script tag, a real tap, and a browser that is gone the next moment.
describe('chromium:', () => {
  const fault = faultsIn('chromium')
  let site: Site
  beforeAll(async () => {
    site = await openSite({ mounts: { '/t/': folder.path } })
  })
  afterAll(() => site?.close())

  /** On a clock that can be put forward, since the next visit waits its share of a minute, and for the lease. */
  const comesBack = async (page: Page) => {
    await page.clock.install()
    await page.goto(`${site.url}/t/`)
    await page.waitForFunction(() => window.askwell?.version)
    await eventually(
      'an empty outbox',
      async () => {
        const left = await Promise.race([
          page.evaluate(() => window.askwell!('pending') as Promise<number>),
          new Promise<undefined>((resolve) => setTimeout(resolve, 500)),
        ])
        if (left !== 0) await page.clock.fastForward(20_000)
        return left === 0
      },
      40_000,
    )
  }

  const killAfter = async (ms: number) => {
    const profile = mkdtempSync(join(tmpdir(), 'askwell-tap-'))
    try {
      const before = site.rows().length
      const context = await launchProfile(profile)
      const page = await context.newPage()
      let thanked = false
      await page.exposeFunction('onThanks', () => {
        thanked = true
      })
      await page.goto(`${site.url}/t/`)
      await page.waitForFunction(() => window.askwell?.version)
      await page.evaluate(() => {
        const look = () => {
          const root = document.querySelector('askwell-prompt')?.shadowRoot
          if (root?.querySelector('[part=thanks]')) (window as unknown as { onThanks(): void }).onThanks()
          else setTimeout(look, 0)
        }
        look()
        window.askwell!('track', 'go')
      })
      await promptOf(page).getByRole('radio').nth(3).waitFor()
      const box = (await promptOf(page).getByRole('radio').nth(3).boundingBox())!
      // Not waited for: the browser may be gone before it says that the tap is done.
      page.mouse.click(box.x + box.width / 2, box.y + box.height / 2).catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, ms))
      const wasThanked = thanked
      killAll(processesOf(profile))
      await eventually('the end of the browser', () => processesOf(profile).length === 0)
      const again = await launchProfile(profile)
      await comesBack(await again.newPage())
      await again.close()
      const rows = site.rows().slice(before)
      expect(rows.length).toBeLessThanOrEqual(1)
      if (wasThanked) expect(rows).toHaveLength(1)
      return rows.length
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }

  fault(
    '0 ms after the tap',
    chromium,
    'killed then and shortly after: whoever was thanked has one row, and nobody has two',
    async () => {
      for (const ms of everything ? [0, 0, 1, 2, 5, 10, 20, 40, 80, 160] : [0, 60]) await killAfter(ms)
    },
    180_000,
  )
})
