// One package as ES modules for npm: dependencies stay imports, names stay readable, consumers minify.
import { build } from 'vite'
import { entries, manifest, packageDir } from '../packages.mjs'
import { browserBuild } from './options.mjs'
import { sourceDefines } from './sources.mjs'

export async function buildLibrary(name) {
  const dependencies = Object.keys({ ...manifest(name).dependencies, ...manifest(name).peerDependencies })
  const external = (id) => id.startsWith('node:') || dependencies.some((each) => id === each || id.startsWith(`${each}/`))
  await build({
    ...browserBuild,
    root: packageDir(name),
    define: {
      __ASKWELL_VERSION__: JSON.stringify(manifest(name).version),
      ...(name === 'askwell' && (await sourceDefines())),
    },
    build: {
      ...browserBuild.build,
      outDir: 'dist',
      minify: false,
      lib: { entry: { ...entries(name), ...bins(name) }, formats: ['es'] },
      rolldownOptions: { external, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
}

/** `bin` entries are built beside the exports: dist/cli.js from src/cli.ts. */
function bins(name) {
  const found = {}
  for (const file of Object.values(manifest(name).bin ?? {}))
    found[file.replace('./dist/', '').replace('.js', '')] =
      `${packageDir(name)}/${file.replace('dist', 'src').replace('.js', '.ts')}`
  return found
}
