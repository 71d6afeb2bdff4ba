import { parseArgs } from 'node:util'
import { policies } from './policies.mjs'
import { scenarios } from './scenarios.mjs'

export const usage = `node scripts/herd/herd.mjs [options]

  --clients N      how many have an answer waiting when the collector is back (1000000)
  --away SECONDS   how long it was away (1000)
  --seed N         of chance (1)
  --policy NAMES   by comma: ${Object.keys(policies).join(', ')} (all)
  --scenario NAMES by comma: ${scenarios.map(({ name }) => name).join(', ')} (all)
  --plot FILE      draws the curves as SVG
  --json FILE      writes all figures
  --write          writes the tables into docs/herd.md

Exit code 1 when askwell misses a goal, 2 when an option is wrong.`

export class OptionError extends Error {}

const wholeNumber = (name, text, least, most) => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new OptionError(`--${name} ${text}: a whole number from ${least} to ${most} is wanted`)
  return value
}

const namesOf = (option, text, known) => {
  const names = text === undefined ? known : text.split(',').map((name) => name.trim())
  const stranger = names.find((name) => !known.includes(name))
  if (stranger !== undefined) throw new OptionError(`--${option} ${stranger}: there is ${known.join(', ')}`)
  return [...new Set(names)]
}

/** @throws {OptionError} Saying which option is wrong and what would be right. */
export function readOptions(args) {
  const text = { type: 'string' }
  let values
  try {
    ;({ values } = parseArgs({
      args,
      options: {
        clients: { ...text, default: '1000000' },
        away: { ...text, default: '1000' },
        seed: { ...text, default: '1' },
        policy: text,
        scenario: text,
        plot: text,
        json: text,
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }))
  } catch (error) {
    throw new OptionError(error.message)
  }
  const scenarioNames = namesOf(
    'scenario',
    values.scenario,
    scenarios.map(({ name }) => name),
  )
  const options = {
    clients: wholeNumber('clients', values.clients, 1000, 10_000_000),
    awayMs: wholeNumber('away', values.away, 60, 86_400) * 1000,
    seed: wholeNumber('seed', values.seed, 0, 4_294_967_295),
    policies: namesOf('policy', values.policy, Object.keys(policies)),
    scenarios: scenarios.filter(({ name }) => scenarioNames.includes(name)),
    plot: values.plot,
    json: values.json,
    write: values.write,
    help: values.help,
  }
  if (options.write && (options.policies.length < Object.keys(policies).length || options.scenarios.length < scenarios.length))
    throw new OptionError('--write wants all policies and scenarios: leave out --policy and --scenario')
  if (options.plot !== undefined && !options.scenarios.some(({ name }) => name === 'network'))
    throw new OptionError('--plot draws the scenario network: add it to --scenario')
  return options
}
