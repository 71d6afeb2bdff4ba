import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { root } from '../packages.mjs'
import { OptionError, readOptions } from './options.mjs'
import { plotOf } from './plot.mjs'
import { policies } from './policies.mjs'
import { run } from './run.mjs'
import { misses, refusalCosts, scenarios } from './scenarios.mjs'
import { simulate } from './simulate.mjs'
import { begin, end, tableOf, withTables } from './table.mjs'

const options = { clients: 50_000, awayMs: 1_000_000, seed: 7, policies: ['askwell'], scenarios }
const runs = run(options)

describe('a herd of fifty thousand', () => {
  test.each(runs.map((each) => [each.scenario, each.refusalCost, each]))(
    'reaches every goal: %s, refusals at %d',
    (_, __, { missed, lost }) => {
      expect(missed).toEqual([])
      expect(lost).toBe(0)
    },
  )

  test('is the same again with the same seed, and not with another', () => {
    const again = (seed) => simulate({ ...scenarios[0], policy: 'askwell', clients: 2000, awayMs: 1e6, refusalCost: 0.02, seed })
    expect(again(7)).toEqual(again(7))
    expect(again(7).perUseful).not.toBe(again(8).perUseful)
  })

  test('misses its goals when everyone comes at once, and when answers are given up', () => {
    const [sudden] = run({ ...options, clients: 5000, policies: ['no jitter'], scenarios: scenarios.slice(0, 1) })
    expect(misses(sudden).join()).toMatch(/peak is \d{3}.*at95 is Infinity/)
    const [forgetful] = run({ ...options, clients: 5000, policies: ['Sentry'], scenarios: scenarios.slice(0, 1) })
    expect(misses(forgetful).join()).toMatch(/lost is 0\.\d+, at most 0 is wanted/)
  })
})

describe('the page', () => {
  const page = readFileSync(`${root}docs/herd.md`, 'utf8')
  const tables = page
    .slice(page.indexOf(begin), page.indexOf(end))
    .split('### ')
    .slice(1)
    .map((table) => table.split('\n').filter((line) => line.startsWith('|')))
  const cellsOf = (line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())

  test('has every scenario with every policy', () => {
    expect(tables).toHaveLength(scenarios.length)
    for (const table of tables)
      expect(table.slice(2).map((line) => cellsOf(line)[0].replaceAll('*', ''))).toEqual(Object.keys(policies))
  })

  test('says of ours what fifty thousand show, within a quarter', () => {
    for (const [index, { name }] of scenarios.entries()) {
      const said = cellsOf(tables[index].find((line) => line.includes('**askwell**')))
      const shown = cellsOf(tableOf(runs.filter(({ scenario }) => scenario === name)).split('\n')[2])
      const figures = (cell) => {
        const each = cell.split(' / ').map((figure) => parseFloat(figure))
        return refusalCosts.map((_, at) => each[at] ?? each[0])
      }
      for (const column of [1, 2, 4, 5])
        for (const [at, figure] of figures(said[column]).entries())
          expect(Math.abs(figures(shown[column])[at] - figure), `${name}: ${said[column]}`).toBeLessThanOrEqual(figure * 0.25)
    }
  })

  test('gets its tables between its two marks', () => {
    expect(withTables(`before\n${begin}\nold\n${end}\nafter`, runs, scenarios)).toMatch(
      /^before[\s\S]*### The network[\s\S]*after$/,
    )
    expect(() => withTables('a page', runs, scenarios)).toThrow('has no')
  })

  test('shows a picture that holds a line for ours and no script', () => {
    const picture = plotOf(runs, options)
    expect(picture).toContain('<path class="askwell"')
    expect(picture).not.toMatch(/<script|NaN|undefined/)
  })
})

describe('an option', () => {
  test.each([
    [['--clients', 'many'], '--clients many: a whole number from 1000 to 10000000 is wanted'],
    [['--clients', '10'], '--clients 10'],
    [['--away', '-5'], '--away'],
    [['--policy', 'none'], '--policy none: there is askwell, no jitter'],
    [['--scenario', 'earthquake'], 'there is network, collector'],
    [['--bogus'], '--bogus'],
    [['--policy', 'askwell', '--write'], 'leave out --policy'],
    [['--scenario', 'gone', '--plot', 'x.svg'], 'add it to --scenario'],
  ])('%j that is wrong is said to be, with what would be right', (args, words) => {
    expect(() => readOptions(args)).toThrow(OptionError)
    expect(() => readOptions(args)).toThrow(words)
  })
})
