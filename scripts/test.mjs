// All tests, real browsers included. The last line says how many passed and how many failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBrowsers, sayMissing } from './browsers.mjs'
import { check } from './check.mjs'
import { root } from './packages.mjs'
import { node, step } from './step.mjs'

const folder = `${root}node_modules/.askwell`
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
  count(await vitest(['unit', 'component', 'component-tiny'], browsers.chromium))
  // Side by side: those that run alone among themselves mostly wait.
  if (browsers.chromium)
    for (const result of await Promise.all([['browser'], ['browser-alone']].map((names) => vitest(names, browsers.chromium))))
      count(result)
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

async function vitest(projects, chromium) {
  const report = `${folder}/tests-${projects[0]}.json`
  mkdirSync(folder, { recursive: true })
  rmSync(report, { force: true })
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const ok = await step(`tests: ${projects.join(', ')}`, node, args, { env: { CHROMIUM: chromium ?? '' } })
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    const broken = numFailedTests || numFailedTestSuites || Number(!ok)
    return { passed: numPassedTests, failed: broken }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
