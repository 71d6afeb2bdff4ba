// One contestant on one page, once: what it costs to load, and from the event to the visible prompt.
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readTrace } from './prompt-trace.mjs'

const types = { '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' }
const categories = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'v8.execute',
  'v8',
]

const hostPage = (head) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Host</title><link rel="icon" href="data:,">${head}</head><body><main><h1>Host page</h1><p>A page with some text, <label>a field <input></label> and <button type="button">a button</button>.</p></main></body></html>`

/** Serves the contestant that `use` was called with, cold and uncompressed, and notes what the page asks for. */
export async function openStage() {
  let asked = []
  let current
  const server = createServer(({ url, method }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const send = (status, type, body) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    if (pathname === '/') return send(200, 'text/html', hostPage(current.head))
    asked.push(pathname)
    const body = current.files[pathname]
    if (body) return send(200, types[extname(pathname)] ?? 'application/octet-stream', body)
    return method === 'POST' ? send(200, 'application/json', '{}') : send(404, 'text/plain', '')
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A name that is not the machine's own: there, Askwell tells the developer of its inspector.
    origin: `http://site.localhost:${server.address().port}`,
    use(contestant) {
      current = contestant
      asked = []
    },
    asked: () => [...asked],
    close: () => server.close(),
  }
}

/** In the page, before anything else: when the prompt is seen, and what has moved. */
function watchPage() {
  globalThis.bench = { shift: 0, made: [] }
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.bench.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
  // Noted as they are made, since looking for them in every frame would cost what is being measured.
  const roots = [document]
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options)
    globalThis.bench.made.push(performance.now())
    roots.push(root)
    return root
  }
  const isSeen = (element) => {
    const { width, height, top, left, bottom, right } = element.getBoundingClientRect()
    if (width < 10 || height < 10 || bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) return false
    let opacity = 1
    for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
      const style = getComputedStyle(node)
      if (style.display === 'none' || style.visibility === 'hidden') return false
      opacity *= style.opacity
    }
    return opacity >= 0.5
  }
  globalThis.bench.run = (prompt, show) =>
    new Promise((resolve) => {
      performance.mark('bench:event')
      const from = performance.now()
      const look = () => {
        const isThere = roots.some((root) => [...root.querySelectorAll(prompt)].some(isSeen))
        if (!isThere) return requestAnimationFrame(look)
        globalThis.bench.visibleMs = performance.now() - from
        resolve()
      }
      requestAnimationFrame(look)
      // oxlint-disable-next-line no-eval -- The bench's own words, on the bench's own page.
      ;(0, eval)(show)
    })
  globalThis.bench.count = () => roots.reduce((sum, root) => sum + root.querySelectorAll(':not(script)').length, 0)
}

/** In the page: what was fetched before the prompt was put into it; the rest comes beside it. */
const fetchedBeforeMade = () =>
  performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime <= globalThis.bench.made.at(-1))
    .map(({ name }) => new URL(name).pathname)

export async function measure(browser, stage, contestant, rate) {
  stage.use(contestant)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const slow = (by) => cdp.send('Emulation.setCPUThrottlingRate', { rate: by })
  const heap = async () => {
    await slow(1)
    for (let twice = 0; twice < 2; twice++) await cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    await slow(rate)
    return usedSize / 1024
  }
  try {
    await page.addInitScript(watchPage)
    await slow(rate)
    await browser.startTracing(page, { categories })
    await page.goto(stage.origin, { waitUntil: 'networkidle' })
    await sleep(200)
    await page.evaluate(() => performance.mark('bench:idle'))
    const asked = stage.asked()
    const load = { heap: await heap(), nodes: await page.evaluate(() => globalThis.bench.count()) }
    await sleep(100)
    // Awaited in the page: what the driver would put into it in order to wait is three times the size of a contestant.
    await page.evaluate(([prompt, show]) => globalThis.bench.run(prompt, show), [contestant.prompt, contestant.show])
    await sleep(300)
    await page.evaluate(() => performance.mark('bench:settled'))
    const { visibleMs, shift } = await page.evaluate(() => globalThis.bench)
    const shown = await page.evaluate(fetchedBeforeMade)
    const show = { visibleMs, shift, heap: await heap() }
    const trace = readTrace(await browser.stopTracing(), stage.origin)
    return {
      asked,
      shown,
      load: { ...load, ...trace.load },
      show: { ...show, ...trace.show },
    }
  } finally {
    await browser.stopTracing().catch(() => {})
    await context.close()
  }
}
