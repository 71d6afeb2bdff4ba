// Thirty minutes of answers while tabs, browser and server are killed and the server misbehaves. Expects a build.
//   pnpm soak [--minutes 30] [--tabs 8] [--seed 1] [--json FILE] [--write]
// `--write` puts the figures into docs/herd.md. Exit code 1 when a promise was broken, 2 when an option is wrong.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { root } from '../packages.mjs'
import { soak } from './run.mjs'
import { tableOf, withTable } from './table.mjs'
import { faultsOf } from './verdict.mjs'

const stop = (message) => {
  console.error(`soak: ${message}`)
  process.exit(2)
}

function readOptions() {
  try {
    const text = (value) => ({ type: 'string', default: value })
    return parseArgs({
      args: process.argv.slice(2).filter((each) => each !== '--'),
      options: {
        minutes: text('30'),
        tabs: text('8'),
        seed: text('1'),
        json: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return stop(error.message)
  }
}

const numberOf = (options, name, least, most) => {
  const value = Number(options[name])
  return value >= least && value <= most ? value : stop(`--${name} ${options[name]}: a number from ${least} to ${most} is wanted`)
}

const options = readOptions()
const minutes = numberOf(options, 'minutes', 0.25, 1440)
const [tabs, seed] = [numberOf(options, 'tabs', 1, 32), numberOf(options, 'seed', 0, 2 ** 32 - 1)]

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))
const found = await soak({ ms: minutes * 60_000, tabs, seed, log: console.log })
console.log(`\n${tableOf(found)}\n`)
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(found, null, 2)}\n`)
if (options.write) {
  const page = `${root}docs/herd.md`
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), found))
}
const faults = faultsOf(found)
for (const fault of faults) console.error(`✗ ${fault}`)
process.exit(faults.length ? 1 : 0)
