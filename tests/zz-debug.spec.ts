import { test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { openSite } from './support/site.js'
test('debug', async () => {
  const folder = pageFolder({
    'index.html': html(scriptTag(), '<button id=anchor>Export</button><p style="height:3000px">'),
    'surveys.json': JSON.stringify({ surveys: [{ id: 'center', questions: [{ type: 'csat' }], trigger: { event: 'center' }, place: { at: 'center' } },{ id: 'plain', questions: [{ type: 'csat' }], trigger: { event: 'plain' } },{ id: 'anchor', questions: [{ type: 'csat' }], trigger: { event: 'anchor' }, place: { at: 'anchor', selector: '#anchor' } }], caps: { cooldown: '0s', perSession: 99 } }),
  })
  const site = await openSite({ mounts: { '/t/': { path: folder.path } } })
  const browser = await launch()
  for (const id of ['plain', 'center', 'anchor']) {
    const page = await browser.newPage()
    const heard = listen(page)
    page.on('requestfailed', (r) => console.log('failed', r.url()))
    await page.goto(`${site.url}/t/`)
    await page.waitForFunction(() => window.askwell?.version)
    const t = Date.now()
    await page.evaluate((id) => window.askwell!('track', id), id)
    await page.waitForTimeout(3000)
    console.log(id, Date.now() - t, JSON.stringify(heard), await page.evaluate(() => document.querySelector('askwell-prompt')?.shadowRoot?.innerHTML.slice(0, 300)), await page.evaluate(() => document.querySelector('askwell-prompt')?.getAttribute('style')))
    await page.screenshot({ path: `/tmp/pl/${id}.png` })
    await page.close()
  }
  await browser.close()
  await site.close()
}, 60000)
