// From an answer to "stored" in a real browser: with nothing waiting and with 500 records, and by one connection that is
// kept instead of one for each transaction. Medians of a run; times are ratios, since machines are noisy.
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { packageDir, root } from '../packages.mjs'

const source = `
import { indexedDbStore } from '${packageDir('transport')}/src/stores/indexed-db.ts'
import { createRecords } from '${packageDir('transport')}/src/stores/records.ts'
import { sharedState } from '${packageDir('transport')}/src/state.ts'
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1]
const timed = async (work) => {
  const times = []
  for (let time = 0; time < 60; time++) {
    const began = performance.now()
    await work(time)
    if (time > 9) times.push(performance.now() - began)
  }
  return median(times)
}
const wait = (request) => new Promise((resolve, reject) => {
  request.oncomplete = request.onsuccess = () => resolve(request.result)
  request.onabort = request.onerror = () => reject(request.error)
})
const response = (id) => ({ id, revision: 1, complete: true, survey: { id: 's', hash: 'h' }, answers: [], outcome: 'answered',
  respondent: { id: 'r' }, context: { page: '/'.repeat(800) }, shownAt: 0, answeredAt: 0, durationMs: 0 })
/** Records of an earlier visit, which a sender may not have yet. */
const fill = async (name, count) => {
  const store = indexedDbStore(globalThis, name)
  await store.use((records) => {
    for (let n = 0; n < count; n++)
      records.put({ id: 'old' + n, revision: 1, body: JSON.stringify(response('old' + n)), createdAt: Date.now(), until: Date.now() + 500_000 }, 'old' + n)
    return records.transaction
  })
}
globalThis.bench = async (waiting) => {
  const name = 'waiting' + waiting
  await fill(name, waiting)
  const [save] = createRecords(globalThis, name, (value) => value, sharedState(globalThis, name))
  const now = Date.now()
  const stored = await timed((time) =>
    save({ id: 'new' + time, revision: 1, body: JSON.stringify(response('new' + time)), createdAt: now, until: now, epoch: 0 }))
  const anew = indexedDbStore(globalThis, 'anew' + waiting)
  const perTransaction = await timed((time) => anew.edit('x' + time, () => ({ id: 'x' + time, body: 'x'.repeat(1500) })))
  const opening = indexedDB.open('kept' + waiting)
  opening.onupgradeneeded = () => opening.result.createObjectStore('records')
  const db = await wait(opening)
  const kept = await timed((time) => {
    const store = db.transaction('records', 'readwrite', { durability: 'strict' }).objectStore('records')
    store.get('x' + time).onsuccess = () => store.put({ id: 'x' + time, body: 'x'.repeat(1500) }, 'x' + time)
    return wait(store.transaction)
  })
  return { stored, perTransaction, kept }
}`

const { output } = await build({
  configFile: false,
  logLevel: 'error',
  root,
  resolve: { conditions: ['@askwell/source', 'browser'] },
  plugins: [
    { name: 'bench', resolveId: (id) => (id === 'bench' ? id : undefined), load: (id) => (id === 'bench' ? source : undefined) },
  ],
  build: { write: false, rolldownOptions: { input: 'bench' } },
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
await page.route('**/*', (route) => {
  const { pathname } = new URL(route.request().url())
  const chunk = output.find(({ fileName }) => pathname === `/${fileName}`)
  if (chunk) return route.fulfill({ contentType: 'text/javascript', body: chunk.code })
  const entry = output.find(({ isEntry }) => isEntry).fileName
  return route.fulfill({ contentType: 'text/html', body: `<!doctype html><script type="module" src="/${entry}"></script>` })
})
await page.goto('http://localhost:9/')
await page.waitForFunction('globalThis.bench')
const ms = (value) => `${value.toFixed(1)} ms`
const [none, many] = [await page.evaluate('bench(0)'), await page.evaluate('bench(500)')]
console.log(
  `answer to stored: ${ms(none.stored)} with none waiting, ${ms(many.stored)} with 500 (${(many.stored / none.stored).toFixed(2)} ×)`,
)
console.log(
  `one record, durably: ${ms(none.perTransaction)} on a connection of its own, ${ms(none.kept)} on one that is kept (${(none.perTransaction / none.kept).toFixed(2)} ×)`,
)
await browser.close()
if (many.stored > 1.5 * none.stored) process.exit(1)
