// Pictures of every kind of prompt: contact sheets of each engine for review (in node_modules/.askwell/screenshots), and from
// Chromium the few that the docs show (in docs/pictures). `--docs` makes these alone.
import { mkdirSync, writeFileSync } from 'node:fs'
import { runnerImport } from 'vite'
import { root } from './packages.mjs'
import { openSheets } from './screenshots/sheet.mjs'

const load = async (file) => (await runnerImport(`${root}${file}`, { configFile: false })).module
const { engineNames, openEngine } = await load('tests/support/engine.ts')
const { kindIds, openKinds } = await load('tests/engines/fixture.ts')

const folder = `${root}node_modules/.askwell/screenshots`
const desk = { width: 520, height: 420 }
const phone = { width: 390, height: 560 }
const all = kindIds.map((id) => [id, 'chosen'])
const states = ['asking', 'chosen', 'follow-up', 'thanks', 'thanks with a code'].map((state) => ['nps', state])
const few = [
  ['csat-faces-5', 'chosen'],
  ['thumbs', 'asking'],
  ['nps', 'chosen'],
  ['ces-7', 'chosen'],
  ['rating-stars', 'chosen'],
  ['rating-hearts-10', 'chosen'],
  ['choice-one', 'chosen'],
  ['choice-other', 'chosen'],
  ['contact', 'chosen'],
  ['text', 'chosen'],
  ['nps', 'thanks'],
  ['nps', 'thanks with a code'],
]
const ltr = { direction: 'ltr' }
const rtl = { direction: 'rtl' }

const review = [
  ['light', desk, { theme: 'light', ...ltr }, [...all, ...states]],
  ['dark', desk, { theme: 'dark', ...ltr }, [...all, ...states]],
  ['phone', phone, { theme: 'light', ...ltr }, [...all, ...states]],
  ['rtl', desk, { theme: 'light', ...rtl }, [...all, ...states]],
  ['narrow', { width: 320, height: 560 }, { theme: 'dark', ...ltr }, few],
]
const docs = [
  ['kinds-light', { ...desk, scale: 1 }, { theme: 'light', ...ltr }, few],
  ['kinds-dark', { ...desk, scale: 1 }, { theme: 'dark', ...ltr }, few],
  ['phone', { ...phone, scale: 1 }, { theme: 'light', ...ltr }, few.slice(0, 4)],
  ['right-to-left', { ...desk, scale: 1 }, { theme: 'light', ...rtl }, few.slice(0, 6)],
]

const site = await openKinds()
const sheets = await openSheets()
mkdirSync(folder, { recursive: true })

/** Takes one prompt after the other into its state, and a picture of each; `calm`: without the focus in it. */
async function picture(engine, view, look, cells, calm) {
  const tab = await engine.open(site.page, view)
  const pictures = []
  for (const [id, state] of cells) {
    const box = await tab.evaluate(
      async ({ id, state, look, calm }) => {
        const { inside } = window
        document.querySelector('main').hidden = true
        document.documentElement.style.background = look.theme === 'dark' ? '#0f0f11' : '#f3f3f6'
        for (const [name, go] of Object.entries(inside.ways)) {
          await go(id)
          if (name === state) break
        }
        await inside.dress(look)
        if (calm) document.activeElement.blur()
        const { x, y, width, height } = inside.card().getBoundingClientRect()
        return { x, y, width, height }
      },
      { id, state, look, calm },
    )
    pictures.push({ id, state, box, image: (await tab.screenshot()).toString('base64') })
    await tab.evaluate(() => window.inside.close())
  }
  await tab.close()
  return pictures
}

async function make(engine, list, path, calm) {
  for (const [name, view, look, cells] of list) {
    const pictures = await picture(engine, view, look, cells, calm)
    writeFileSync(path(name), await sheets.of(pictures, view, look))
    console.log(path(name).slice(root.length))
  }
}

const onlyDocs = process.argv.includes('--docs')
for (const name of onlyDocs ? ['chromium'] : engineNames) {
  const engine = await openEngine(name)
  if (!onlyDocs) await make(engine, review, (sheet) => `${folder}/${name}-${sheet}.png`)
  if (name === 'chromium') await make(engine, docs, (sheet) => `${root}docs/pictures/${sheet}.png`, true)
  await engine.close()
}
await sheets.close()
await site.close()
