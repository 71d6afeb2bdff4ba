// The collector's results page.
import { build } from 'vite'
import { packageDir } from '../packages.mjs'
import { browserBuild } from './options.mjs'

export async function buildResultsPage() {
  await build({
    ...browserBuild,
    root: `${packageDir('collector')}/src/results-page`,
    base: '/results/',
    build: { ...browserBuild.build, outDir: `${packageDir('collector')}/dist/results-page`, minify: true },
  })
}
