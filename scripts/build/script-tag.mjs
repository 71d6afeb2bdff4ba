// The script tag: dist/askwell.js, a classic script, and beside it dist/askwell/<hash>/ with the chunks it loads.
// One hash names the folder, so files of two versions never meet, and every chunk may be cached for ever.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync } from 'node:fs'
import { build } from 'vite'
import { manifest, packageDir, root } from '../packages.mjs'
import { shortenNames } from './internal-names.mjs'
import { browserBuild } from './options.mjs'

const dist = `${packageDir('askwell')}/dist`

const chunks = {
  decide: `${packageDir('askwell')}/src/deciding.ts`,
  ui: `${packageDir('askwell')}/src/asking.ts`,
  outbox: `${packageDir('transport')}/src/index.ts`,
  responses: `${packageDir('askwell')}/src/responses.ts`,
  advice: `${packageDir('askwell')}/src/advice.ts`,
  conditions: `${packageDir('askwell')}/src/conditions.ts`,
  lease: `${packageDir('askwell')}/src/lease.ts`,
  'page-view': `${packageDir('askwell')}/src/page-view.ts`,
  'data-layer': `${packageDir('askwell')}/src/data-layer.ts`,
}

export async function buildScriptTag() {
  const staging = `${dist}/askwell/staging`
  for (const [name, input] of Object.entries(chunks)) await buildChunk(name, input, staging)
  for (const file of readdirSync(staging)) shortenNames(`${staging}/${file}`, { module: true })
  const hash = hashOf(staging)
  renameSync(staging, `${dist}/askwell/${hash}`)
  await build({
    ...browserBuild,
    root,
    define: { ...defines(), __ASKWELL_CHUNKS__: JSON.stringify(`askwell/${hash}/`) },
    build: {
      ...browserBuild.build,
      outDir: dist,
      minify: true,
      rolldownOptions: {
        input: { askwell: `${packageDir('askwell')}/src/script.ts` },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  })
  shortenNames(`${dist}/askwell.js`, { module: false })
}

/** The few functions of preact that our prompts use, in its place: docs/adr/0006. */
const tinyPreact = [{ find: /^preact(\/jsx-runtime)?$/, replacement: `${packageDir('ui')}/src/tiny/preact.ts` }]

/** Each by itself: a part that two share is carried twice, so that each is one request. Languages stay files of their own. */
const buildChunk = (name, input, outDir) =>
  build({
    ...browserBuild,
    root,
    define: defines(),
    plugins: [plainImports],
    resolve: { ...browserBuild.resolve, alias: tinyPreact },
    build: {
      ...browserBuild.build,
      outDir,
      minify: true,
      rolldownOptions: {
        input: { [name]: input },
        // What a chunk shares with the parts it loads later stays in it.
        preserveEntrySignatures: 'allow-extension',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          // The renderer stays with the entry, and is no request of its own.
          codeSplitting: { groups: [{ name, test: (id) => id === input || id === tinyPreact[0].replacement }] },
        },
      },
    },
  })

/** Vite's wrapper around `import()` preloads styles, of which these chunks have none; it would weigh 0.7 kB. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : undefined),
}

function defines() {
  return { __ASKWELL_VERSION__: JSON.stringify(manifest('askwell').version) }
}

function hashOf(folder) {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(`${folder}/${file}`))
  return hash.digest('hex').slice(0, 8)
}
