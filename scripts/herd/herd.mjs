// A herd: everyone who has an answer waiting comes back at once. `--help` says what can be asked.
import { readFileSync, writeFileSync } from 'node:fs'
import { root } from '../packages.mjs'
import { OptionError, readOptions, usage } from './options.mjs'
import { plotOf } from './plot.mjs'
import { run } from './run.mjs'
import { withTables } from './table.mjs'

const say = ({ scenario, policy, refusalCost, peak, at95, at100, perUseful, lost, missed }, ms) => {
  const figures = [peak, at95, at100, perUseful, lost * 100].map((figure) => figure.toFixed(2).padStart(10))
  console.log(
    `${scenario.padEnd(10)} ${policy.padEnd(12)} ${String(refusalCost).padEnd(5)}${figures.join('')}   ${(ms / 1000).toFixed(1)} s`,
  )
  for (const each of missed) console.log(`✗ ${each}`)
}

const toJson = (runs) =>
  JSON.stringify(
    runs.map(({ load: _load, waiting: _waiting, ...figures }) => figures),
    (_, value) => (value === Infinity ? null : value),
    2,
  )

function main() {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(usage)
  console.log(`${'scenario'.padEnd(10)} policy       cost ${'peak      95 %     100 %  req/useful   lost %'.padStart(54)}`)
  const runs = run(options, say)
  if (options.json !== undefined) writeFileSync(options.json, `${toJson(runs)}\n`)
  if (options.plot !== undefined) writeFileSync(options.plot, plotOf(runs, options))
  if (options.write) {
    const page = `${root}docs/herd.md`
    writeFileSync(page, withTables(readFileSync(page, 'utf8'), runs, options.scenarios))
  }
  if (runs.some(({ missed }) => missed.length > 0)) process.exitCode = 1
}

try {
  main()
} catch (error) {
  if (!(error instanceof OptionError)) throw error
  console.error(`${error.message}\n\n${usage}`)
  process.exitCode = 2
}
