// From an answer to "stored" with 500 responses waiting, beside the same with none: in Chromium, on the built script tag's
// outbox, one after the other in two browser profiles. Fails when the ratio of the medians is above 1.5.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { ensureChromium } from '../browsers.mjs'
import { packageDir } from '../packages.mjs'

const limit = 1.5
const rounds = 60
const executablePath = ensureChromium()
if (!executablePath) {
  console.log('- Chromium: not on this machine')
  process.exit(0)
}

const folder = `${packageDir('askwell')}/dist/askwell`
const chunks = `${folder}/${readdirSync(folder)[0]}`
const server = createServer((request, answer) => {
  const script = /^\/(\w+\.js)$/.exec(request.url)?.[1]
  // Nothing is delivered, so that what waits keeps waiting.
  if (request.method === 'POST') return answer.writeHead(503, { 'retry-after': '86400' }).end()
  answer.setHeader('content-type', script ? 'text/javascript' : 'text/html')
  return answer.end(script ? readFileSync(`${chunks}/${script}`) : '<!doctype html><title>outbox</title>')
})
await new Promise((resolve) => server.listen(0, resolve))

const { chromium } = await import('playwright-core')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })

/** A page with so many responses in its outbox; `next` stores another one, and says how long that took, in ms. */
async function pageWith(waiting) {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`http://localhost:${server.address().port}/`)
  await page.evaluate(
    async ([count, chunk]) => {
      const { createOutbox } = await import(chunk)
      const outbox = createOutbox({ project: 'bench', endpoint: { url: `${location.origin}/v1/responses` }, capacity: 10_000 })
      const answers = Array.from({ length: 5 }, (_, at) => ({ question: `q${at}`, type: 'text', value: 'x'.repeat(150) }))
      const put = (options) => outbox.put({ id: crypto.randomUUID(), revision: 1, complete: true, answers }, options)
      // One that fails tells the outbox to wait.
      await put()
      for (let n = 1; n < count; n++) await put({ hold: true })
      globalThis.next = async () => {
        const began = performance.now()
        const where = await put()
        if (where !== 'indexed-db') throw new Error(`stored in ${where}`)
        return performance.now() - began
      }
    },
    /** @type {const} */ ([waiting, '/outbox.js']),
  )
  return page
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]
const pages = [await pageWith(0), await pageWith(500)]
const times = [[], []]
for (let round = 0; round < rounds; round++)
  for (const [at, page] of pages.entries()) {
    await page.waitForTimeout(50)
    times[at].push(await page.evaluate(() => globalThis.next()))
  }
await browser.close()
server.close()

const [none, many] = times.map(median)
const ratio = many / none
console.log(
  `${ratio > limit ? '✗' : '✓'} stored after ${none.toFixed(2)} ms with none waiting, ${many.toFixed(2)} ms with 500: ratio ${ratio.toFixed(2)} of ${limit}`,
)
process.exit(ratio > limit ? 1 : 0)
