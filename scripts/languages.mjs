// What each language lacks, beside English: `node scripts/languages.mjs`. With a tag, the beginning of a new one:
// `node scripts/languages.mjs sw > packages/ui/src/locales/sw.ts`.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { languageTags, localesDir } from './build/locales.mjs'
import { english, wordsOf } from './build/read-locale.mjs'
import { root } from './packages.mjs'

/** Some say what English says. */
const mayBeSame = new Set(['email', 'feedback', 'send'])

/** Words as they would stand on screen: what is a function is called. */
const said = (key, value) => (typeof value === 'function' ? value(key === 'choose' ? '2–3' : 2, 3) : value)

/** The faults of one language, in a few words each. */
export function lacks(words, model) {
  const faults = []
  for (const [key, value] of Object.entries(model)) {
    const own = words[key]
    if (own === undefined) faults.push(`no ${key}`)
    else if (typeof own !== typeof value || (Array.isArray(value) && own.length !== value.length))
      faults.push(`${key} is of another form`)
    else if ([said(key, own)].flat().some((text) => !text?.trim())) faults.push(`${key} is empty`)
    else if (`${said(key, own)}` === `${said(key, value)}` && !mayBeSame.has(key)) faults.push(`${key} is English`)
  }
  for (const key of Object.keys(words)) if (key !== 'digits' && !(key in model)) faults.push(`${key} is not asked for`)
  return faults
}

/** By tag: what is missing in the words, in the list of imports and in the docs. */
export async function lacksOfAll() {
  const model = await english()
  const imports = readFileSync(`${localesDir}/index.ts`, 'utf8')
  const docs = readFileSync(`${root}docs/languages.md`, 'utf8')
  const found = {}
  for (const tag of languageTags()) {
    const faults = tag === 'en' ? [] : lacks(await wordsOf(tag), model)
    if (tag !== 'en' && !imports.includes(`import('./${tag}.js')`)) faults.push('no line in locales/index.ts')
    if (!docs.includes(`| \`${tag}\``)) faults.push('no line in docs/languages.md')
    found[tag] = faults
  }
  return found
}

const quoted = (text) => `'${text.replaceAll("'", "\\'")}'`

/** A file of a language, all in English still. */
export async function skeleton() {
  const lines = Object.entries(await english()).map(([key, value]) => {
    if (Array.isArray(value)) return `  ${key}: [${value.map(quoted).join(', ')}],`
    return `  ${key}: ${typeof value === 'function' ? value : quoted(value)},`
  })
  return `import type { Strings } from '../strings.js'\n\nexport const words: Strings = {\n${lines.join('\n')}\n}\n`
}

async function report() {
  const found = await lacksOfAll()
  const name = new Intl.DisplayNames('en', { type: 'language' })
  for (const [tag, faults] of Object.entries(found))
    console.log(`${faults.length ? '✗' : '✓'} ${tag.padEnd(8)} ${name.of(tag).padEnd(22)} ${faults.join('; ')}`)
  return Object.values(found).some((faults) => faults.length)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2]) process.stdout.write(await skeleton())
  else if (await report()) process.exit(1)
}
