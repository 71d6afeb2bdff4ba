import { test } from 'vitest'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { openSite } from './support/site.js'
test('debug', async () => {
  const tag = scriptTag()
  const body = '<h1>Beans</h1><p>Two lines of text of a page that sells coffee, so that there is something to see behind the card.</p><button id=anchor style="margin:150px 300px">Export</button><p style="height:900px">'
  const folder = pageFolder({
    'index.html': html(tag + '<style>body{font:16px sans-serif}@media (prefers-color-scheme:dark){:root{color-scheme:dark}}</style>', body),
    'rtl.html': html(tag, body, 'lang="ar" dir="rtl"'),
    'surveys.json': JSON.stringify({ surveys: [{ id: 'center', questions: [{ type: 'csat', text: 'How was checkout?' }], trigger: { event: 'center' }, place: { at: 'center' } },{ id: 'plain', questions: [{ type: 'nps' }], trigger: { event: 'plain' } },{ id: 'anchor', questions: [{ type: 'csat', text: 'How was the export?' }], trigger: { event: 'anchor' }, place: { at: 'anchor', selector: '#anchor' } },
     { id: 'tab', questions: [{type:'csat'}], place: {at:'launcher', look: undefined }}], caps: { cooldown: '0s', perSession: 99 } }),
  })
  folder.write('b.json', JSON.stringify({ surveys: [{ id: 'tab', questions: [{type:'csat'}], place: {at:'launcher', look: 'button' }}]}))
  folder.write('button.html', html(scriptTag('data-endpoint="/v1/responses" data-surveys="b.json"'), body))
  const site = await openSite({ mounts: { '/t/': { path: folder.path } } })
  const browser = await launch()
  const shots: [string, string, string, object][] = [
    ['plain', '', 'phone', { viewport: { width: 390, height: 700 }, hasTouch: true }],
    ['center', '', 'light', {}], ['center', '', 'dark', { colorScheme: 'dark' }], ['center', 'rtl.html', 'rtl', {}], ['center', '', 'phone', { viewport: { width: 390, height: 700 }, hasTouch: true }],
    ['anchor', '', 'light', {}], ['anchor', '', 'dark', { colorScheme: 'dark' }], ['anchor', 'rtl.html', 'rtl', {}],
    ['', '', 'tab-light', {}], ['', '', 'tab-dark', { colorScheme: 'dark' }], ['', 'rtl.html', 'tab-rtl', {}], ['', '', 'tab-phone', { viewport: { width: 390, height: 700 }, hasTouch: true }], ['', 'button.html', 'button', {}],
  ]
  for (const [id, path, name, options] of shots) {
    const context = await browser.newContext({ viewport: { width: 900, height: 600 }, ...options })
    const page = await context.newPage()
    const heard = listen(page)
    await page.goto(`${site.url}/t/${path}`)
    await page.waitForFunction(() => window.askwell?.version)
    if (id) await page.evaluate((id) => window.askwell!('track', id), id)
    await page.waitForTimeout(1500)
    if (heard.warnings.length) console.log(JSON.stringify(heard))
    await page.screenshot({ path: `/tmp/pl/${id}-${name}.png` })
    await context.close()
  }
  const page = await browser.newPage()
  await page.goto(`${site.url}/t/`)
  await page.waitForFunction(() => window.askwell?.version)
  await page.locator('h1').click()
  console.log('fs', await page.evaluate(() => Promise.race([document.querySelector('p')!.requestFullscreen().then(() => 'ok', String), new Promise((r) => setTimeout(r, 3000, 'never'))])))
  await page.evaluate(() => void window.askwell!('track', 'plain'))
  await page.waitForTimeout(1500)
  console.log('el', await page.evaluate(() => { const r = document.querySelector('askwell-prompt')?.shadowRoot?.querySelector('[role=radio]')?.getBoundingClientRect(); return r && [document.fullscreenElement?.localName, document.elementFromPoint(r.x + 5, r.y + 5)?.localName] }))
  await browser.close()
  await site.close()
}, 100000)
