// Background delivery for sites without a bundler: one file each for `importScripts` and for a script tag.
import { build } from 'vite'
import { packageDir } from '../packages.mjs'
import { browserBuild, plainImports } from './options.mjs'

const globals = { 'service-worker': 'askwellWorker', 'background-sync': 'askwellBackground' }

export async function buildBackground() {
  for (const [name, global] of Object.entries(globals))
    await build({
      ...browserBuild,
      root: packageDir('transport'),
      plugins: [plainImports],
      build: {
        ...browserBuild.build,
        outDir: 'dist',
        minify: true,
        rolldownOptions: {
          input: { [name]: `${packageDir('transport')}/src/${name}.ts` },
          // A service worker has no `import()`: https://html.spec.whatwg.org/#hostimportmoduledynamically
          output: { format: 'iife', name: global, entryFileNames: '[name].classic.js', codeSplitting: false },
          preserveEntrySignatures: 'exports-only',
        },
      },
    })
}
