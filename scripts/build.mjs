// Builds every package, the script tag with its chunks, the results page and the examples.
import { rmSync } from 'node:fs'
import { buildBackground } from './build/background.mjs'
import { buildExamples } from './build/examples.mjs'
import { buildLibrary } from './build/library.mjs'
import { buildResultsPage } from './build/results-page.mjs'
import { buildScriptTag } from './build/script-tag.mjs'
import { buildTypes } from './build/types.mjs'
import { packageDir, packages } from './packages.mjs'
import { writeSchemas } from './schema.mjs'

const began = performance.now()
for (const name of packages) rmSync(`${packageDir(name)}/dist`, { recursive: true, force: true })
for (const name of packages) await buildLibrary(name)
await buildBackground()
await writeSchemas()
await Promise.all([buildTypes(), buildScriptTag().then(buildResultsPage).then(buildExamples)])
console.log(`built in ${((performance.now() - began) / 1000).toFixed(1)} s`)
