// `track()` with 1,000 surveys of which one listens, beside the same with that one alone: in Node with a host whose storage
// costs what storage costs, and in Chromium with the built script tag. Fails when the ratio is above 1.3.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { createEngine } from '@askwell/core'
import { fakeHost } from '@askwell/core/testing'
import { ensureChromium } from '../browsers.mjs'
import { packageDir, root } from '../packages.mjs'
import { roundRobin } from './round-robin.mjs'

const limit = 1.3

/** The one that listens is in the middle; it wants a property that the event never has, so nothing is shown. */
const surveysOf = (count) =>
  Array.from({ length: count }, (_, index) => ({
    id: `survey-${index}`,
    questions: [{ type: 'nps' }, { type: 'text', if: { nps: { $lte: 6 } } }],
    trigger: { event: index === count >> 1 ? 'tick' : `other-${index}`, where: { value: { $gte: 100 } } },
    audience: { plan: { $in: ['free', 'pro'] } },
  }))

function engineOf(count) {
  const host = fakeHost()
  // Storage is read and written as text through the disk's cache; a map of strings is what is left of it in Node.
  const engine = createEngine({ surveys: surveysOf(count), host, present: async () => ({ close() {} }), deliver: async () => {} })
  return () => engine.track('tick', { value: 1 })
}

const ratios = []
const tell = (where, { one, thousand }) => {
  const ratio = thousand / one
  ratios.push(ratio)
  const [a, b] = [one, thousand].map((time) => `${(time / 1000).toFixed(1)} µs`.padStart(10))
  console.log(`${ratio > limit ? '✗' : '✓'} ${where.padEnd(10)} one survey ${a}   of 1,000 ${b}   ratio ${ratio.toFixed(2)}`)
}

tell('Node', roundRobin({ one: engineOf(1), thousand: engineOf(1000) }))
const chromium = ensureChromium()
if (chromium) tell('Chromium', await inChromium(chromium))
else console.log('- Chromium: not on this machine')
process.exit(ratios.some((ratio) => ratio > limit) ? 1 : 0)

/** Two pages take turns; each counts its calls of `askwell("track", …)` within some milliseconds. */
async function inChromium(executablePath) {
  const { chromium } = await import('playwright-core')
  const folder = `${root}node_modules/.askwell/bench`
  mkdirSync(folder, { recursive: true })
  for (const count of [1, 1000]) {
    writeFileSync(`${folder}/${count}.json`, JSON.stringify({ surveys: surveysOf(count) }))
    const tag = `<script src="/askwell.js" data-project="of-${count}" data-endpoint="/v1/responses" data-surveys="/${count}.json"></script>`
    writeFileSync(`${folder}/${count}.html`, `<!doctype html><title>${count}</title>${tag}`)
  }
  const server = await serve([folder, `${packageDir('askwell')}/dist`])
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const open = async (count) => {
      const page = await (await browser.newContext()).newPage()
      await page.goto(`http://localhost:${server.address().port}/${count}.html`)
      await page.waitForFunction(() => globalThis.askwell?.version)
      // The first event fetches what decides.
      await page.evaluate(() => globalThis.askwell('track', 'tick', { value: 1 }))
      await page.waitForFunction(
        (id) => globalThis.askwell('explain', id).then(({ checks }) => checks.length > 0),
        `survey-${count >> 1}`,
      )
      return page
    }
    const pages = { one: await open(1), thousand: await open(1000) }
    const times = { one: [], thousand: [] }
    for (let round = 0; round < 31; round++)
      for (const name of round % 2 ? ['thousand', 'one'] : ['one', 'thousand'])
        times[name].push(await pages[name].evaluate(timedTracks))
    const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
    return { one: median(times.one), thousand: median(times.thousand) }
  } finally {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In the page: nanoseconds of one call. */
function timedTracks() {
  const calls = 200
  const began = performance.now()
  for (let call = 0; call < calls; call++) globalThis.askwell('track', 'tick', { value: 1 })
  return ((performance.now() - began) * 1e6) / calls
}

function serve(folders) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }
  const server = createServer(({ url }, response) => {
    for (const folder of folders)
      try {
        const body = readFileSync(join(folder, new URL(url, 'http://localhost').pathname))
        return response.writeHead(200, { 'content-type': types[extname(url)] ?? 'text/plain' }).end(body)
      } catch {
        continue
      }
    return response.writeHead(404).end()
  })
  return new Promise((resolve) => server.listen(0, () => resolve(server)))
}
