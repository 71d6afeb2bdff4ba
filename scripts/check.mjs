// Everything that needs no browser and no test run: format, lint with the import law, types, unused code, sizes, packaging.
import { fileURLToPath } from 'node:url'
import { node, step } from './step.mjs'

const bin = (name) => `node_modules/.bin/${name}`

const steps = [
  ['format', bin('oxfmt'), ['--check', '.']],
  ['lint and import law', bin('oxlint'), ['--deny-warnings']],
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the React example', bin('tsc'), ['-p', 'examples/react']],
  ['reference', node, ['scripts/reference.mjs', '--check']],
  ['unused code', bin('knip'), ['--no-progress']],
  ['sizes', node, ['scripts/sizes.mjs']],
  ['packaging', node, ['scripts/packaging.mjs']],
]

/** How many steps held, and how many did not. Expects a build. */
export async function check() {
  let failed = 0
  for (const [name, command, args] of steps) if (!(await step(name, command, args))) failed++
  return { passed: steps.length - failed, failed }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!(await step('build', node, ['scripts/build.mjs']))) process.exit(1)
  const { failed } = await check()
  process.exit(failed ? 1 : 0)
}
