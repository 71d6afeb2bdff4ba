// All tests, real browsers included. The last line says how many passed and how many failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBrowsers, sayMissing } from './browsers.mjs'
import { check } from './check.mjs'
import { root } from './packages.mjs'
import { node, step } from './step.mjs'

const report = `${root}node_modules/.askwell/tests.json`
let passed = 0
let failed = 0
const count = (result) => {
  passed += result.passed
  failed += result.failed
}

const built = await step('build', node, ['scripts/build.mjs'])
count({ passed: Number(built), failed: Number(!built) })
if (built) {
  const browsers = ensureBrowsers()
  if (sayMissing(browsers)) failed++
  count(await check())
  const projects = browsers.chromium ? [] : ['--project', 'unit', '--project', 'component', '--project', 'component-tiny']
  count(await vitest(projects, browsers.chromium))
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

async function vitest(projects, chromium) {
  mkdirSync(`${root}node_modules/.askwell`, { recursive: true })
  rmSync(report, { force: true })
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const ok = await step('tests', node, args, { loud: true, env: { CHROMIUM: chromium ?? '' } })
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    const broken = numFailedTests || numFailedTestSuites || Number(!ok)
    return { passed: numPassedTests, failed: broken }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
