// The script tag: dist/askwell.js, a classic script, and beside it dist/askwell/<hash>/ with the chunks it loads.
// One hash names the folder, so files of two versions never meet, and every chunk may be cached for ever.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import { manifest, packageDir, root } from '../packages.mjs'
import { shortenNames } from './internal-names.mjs'
import { endpointEntries, endpointNames } from './endpoints.mjs'
import { languageEntries, languageTags, localesDir } from './locales.mjs'
import { browserBuild, plainImports } from './options.mjs'
import { sourceDefines, sourceEntries, sourceNames } from './sources.mjs'

const dist = `${packageDir('askwell')}/dist`

const chunks = {
  decide: `${packageDir('askwell')}/src/deciding.ts`,
  ui: `${packageDir('askwell')}/src/asking.ts`,
  outbox: `${packageDir('transport')}/src/single.ts`,
  services: `${packageDir('transport')}/src/endpoints/services.ts`,
  responses: `${packageDir('askwell')}/src/responses-in-script.ts`,
  advice: `${packageDir('askwell')}/src/advice.ts`,
  inspector: `${packageDir('askwell')}/src/inspecting.ts`,
  conditions: `${packageDir('askwell')}/src/conditions.ts`,
  calls: `${packageDir('askwell')}/src/calls.ts`,
  rejoin: `${packageDir('askwell')}/src/rejoin.ts`,
  inline: `${packageDir('askwell')}/src/element.ts`,
  launcher: `${packageDir('askwell')}/src/launcher.ts`,
  lease: `${packageDir('askwell')}/src/lease.ts`,
}

export async function buildScriptTag() {
  const staging = `${dist}/askwell/staging`
  for (const [name, input] of Object.entries(chunks)) await buildChunks({ [name]: input }, staging)
  await buildChunks(Object.fromEntries((await sourceNames()).map((name) => [name, `source:${name}`])), staging)
  await buildChunks(languageEntries(), staging)
  await buildChunks({ prompts: promptsAlone.name }, weighed)
  for (const name of endpointNames()) await buildChunks({ [`endpoint-${name}`]: `endpoint:${name}` }, weighed)
  for (const folder of [staging, weighed])
    for (const file of readdirSync(folder)) shortenNames(`${folder}/${file}`, { module: true })
  compileAtOnce(`${staging}/ui.js`)
  const hash = hashOf(staging)
  renameSync(staging, `${dist}/askwell/${hash}`)
  await build({
    ...browserBuild,
    root,
    define: { ...defines(), ...(await sourceDefines()), __ASKWELL_CHUNKS__: JSON.stringify(`askwell/${hash}/`) },
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

/**
 * Nearly all of it runs before the first frame: told so, V8 compiles it in one go, beside the main thread where it can.
 * https://v8.dev/blog/explicit-compile-hints
 */
const compileAtOnce = (path) => writeFileSync(path, `//# allFunctionsCalledOnLoad\n${readFileSync(path, 'utf8')}`)

/** Where what is only weighed is built, by scripts/sizes.mjs. */
export const weighed = `${root}node_modules/.askwell/weighed`

/** The prompts and what reacts in them, without core's stage that is in `ui` beside them: shipped nowhere. */
const promptsAlone = {
  name: 'prompts-alone',
  resolveId: (id) => (id === promptsAlone.name ? id : undefined),
  load: (id) =>
    id === promptsAlone.name
      ? `export { createPresenter } from '${packageDir('ui')}/src/prompts.ts'; export * from '${packageDir('ui')}/src/beside.tsx'`
      : undefined,
}

/** The few functions of preact that our prompts use, in its place: docs/adr/0006. The inspector, drawn each second, has preact. */
const tinyPreact = [{ find: /^preact(\/jsx-runtime)?$/, replacement: `${packageDir('ui')}/src/tiny/preact.ts` }]

/** The languages are the files of that folder, whose names alone are in the prompts. */
const languagesInFolder = { find: /^\.\/locales\/index\.js$/, replacement: `${localesDir}/folder.ts` }

/** What sources share is one file beside them; the renderer stays with the one entry, and is no request of its own. */
const groupsFor = (input) => {
  const [[name, entry], ...others] = Object.entries(input)
  return others.length
    ? [{ name: 'source', test: /core\/src\/sources\//, minShareCount: 2 }]
    : [{ name, test: (id) => id === entry || id === tinyPreact[0].replacement }]
}

/**
 * Each by itself: a part that two share is carried twice, so that each is one request. Sources are built
 * together: what they share is most of each, and one file beside them. Languages are, too, and share nothing.
 */
const buildChunks = (input, outDir) =>
  build({
    ...browserBuild,
    root,
    define: defines(),
    plugins: [plainImports, sourceEntries, endpointEntries, promptsAlone],
    resolve: { ...browserBuild.resolve, alias: [languagesInFolder, ...('inspector' in input ? [] : tinyPreact)] },
    build: {
      ...browserBuild.build,
      outDir,
      minify: true,
      rolldownOptions: {
        input,
        // What a chunk shares with the parts it loads later stays in it.
        preserveEntrySignatures: 'allow-extension',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          codeSplitting: { groups: groupsFor(input) },
        },
      },
    },
  })

function defines() {
  return {
    __ASKWELL_VERSION__: JSON.stringify(manifest('askwell').version),
    __ASKWELL_LANGUAGES__: JSON.stringify(languageTags().join(' ')),
  }
}

function hashOf(folder) {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(`${folder}/${file}`))
  return hash.digest('hex').slice(0, 8)
}
