// Background delivery, where nothing else is loaded: one file each for `importScripts` and for a script tag, and the worker
// as a module in one piece, since a service worker has no `import()`
// (https://html.spec.whatwg.org/#hostloadimportedmodule).
import { build } from 'vite'
import { packageDir } from '../packages.mjs'
import { browserBuild, plainImports } from './options.mjs'

const files = [
  {
    entry: 'service-worker',
    minify: true,
    output: { format: 'iife', name: 'askwellWorker', entryFileNames: '[name].classic.js' },
  },
  {
    entry: 'background-sync',
    minify: true,
    output: { format: 'iife', name: 'askwellBackground', entryFileNames: '[name].classic.js' },
  },
  { entry: 'service-worker', minify: false, output: { format: 'es', entryFileNames: '[name].js' } },
]

export async function buildBackground() {
  for (const { entry, minify, output } of files)
    await build({
      ...browserBuild,
      root: packageDir('transport'),
      plugins: [plainImports],
      build: {
        ...browserBuild.build,
        outDir: 'dist',
        minify,
        rolldownOptions: {
          input: { [entry]: `${packageDir('transport')}/src/${entry}.ts` },
          output: { ...output, codeSplitting: false },
          preserveEntrySignatures: 'exports-only',
        },
      },
    })
}
