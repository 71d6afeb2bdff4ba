// Weighs the built files against scripts/budgets.json: bytes after minify and brotli 11, as a browser receives them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { languageEntries } from './build/locales.mjs'
import { weighed } from './build/script-tag.mjs'
import { packageDir, root } from './packages.mjs'

const dist = `${packageDir('askwell')}/dist`
const budgets = JSON.parse(readFileSync(`${root}scripts/budgets.json`, 'utf8'))
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length

// The chunks first: npm's files have some of their names.
const folders = [...readdirSync(`${dist}/askwell`).map((hash) => `${dist}/askwell/${hash}`), dist, weighed]
const read = (file) => {
  const folder = folders.find((each) => existsSync(`${each}/${file}`))
  if (!folder) throw new Error(`${file} was not built`)
  return readFileSync(`${folder}/${file}`)
}

/** A budget of each language is of the heaviest. */
const heaviest = () =>
  Object.keys(languageEntries())
    .map((tag) => `${tag}.js`)
    .reduce((most, file) => (brotli(read(file)) > brotli(read(most)) ? file : most))

let over = 0
for (const [name, { each, files = [heaviest()], limit }] of Object.entries(budgets)) {
  const weights = files.map((file) => [brotli(read(file)), gzipSync(read(file), { level: 9 }).length])
  const size = weights.reduce((sum, [each]) => sum + each, 0)
  const gzip = weights.reduce((sum, [, each]) => sum + each, 0)
  if (size > limit) over++
  console.log(
    `${size > limit ? '✗' : '✓'} ${(each ? `${name}: ${files[0]}` : name).padEnd(22)} ${String(size).padStart(6)} of ${limit} B brotli, ${gzip} gzip`,
  )
}
for (const folder of folders)
  for (const file of readdirSync(folder, { withFileTypes: true }))
    if (
      file.isFile() &&
      /_zod|\bzod\b|ZodError/.test(readFileSync(`${folder}/${file.name}`, 'utf8')) &&
      !['advice.js', 'inspector.js'].includes(file.name) &&
      folder !== dist &&
      folder !== weighed
    ) {
      console.log(`✗ zod is in ${file.name}`)
      over++
    }
process.exit(over ? 1 : 0)
