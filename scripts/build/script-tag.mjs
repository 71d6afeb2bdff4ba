// The script tag: dist/askwell.js, a classic script, and beside it dist/askwell/<hash>/ with the chunks it loads.
// One hash names the folder, so files of two versions never meet, and every chunk may be cached for ever.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync } from 'node:fs'
import { build } from 'vite'
import { manifest, packageDir, root } from '../packages.mjs'
import { browserBuild } from './options.mjs'

const dist = `${packageDir('askwell')}/dist`

export async function buildScriptTag() {
  const staging = `${dist}/askwell/staging`
  await build({
    ...browserBuild,
    root,
    define: defines(),
    build: {
      ...browserBuild.build,
      outDir: staging,
      minify: true,
      rolldownOptions: {
        input: {
          ui: `${packageDir('ui')}/src/index.ts`,
          outbox: `${packageDir('transport')}/src/index.ts`,
          check: `${packageDir('core')}/src/schema/check.ts`,
        },
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
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
}

function defines() {
  return { __ASKWELL_VERSION__: JSON.stringify(manifest('askwell').version) }
}

function hashOf(folder) {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(`${folder}/${file}`))
  return hash.digest('hex').slice(0, 8)
}
