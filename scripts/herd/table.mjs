import { refusalCosts } from './scenarios.mjs'

export const begin = '<!-- herd: written by scripts/herd/herd.mjs --write -->'
export const end = '<!-- /herd -->'

const times = (value) => (value === Infinity ? 'not in 4' : value.toFixed(2))
const figures = {
  'peak ÷ steady': ({ peak }) => (peak ? peak.toFixed(1) : '–'),
  '95 % in': ({ at95 }) => times(at95),
  'all in': ({ at100 }) => times(at100),
  'requests per useful one': ({ perUseful }) => (perUseful > 99 ? '> 99' : Number.isNaN(perUseful) ? '–' : perUseful.toFixed(2)),
  lost: ({ lost }) => `${+(100 * lost).toFixed(1)} %`,
}

/** Both costs of a refusal in one cell, the cheaper first. */
const cell = (show, pair) => [...new Set(pair.map(show))].join(' / ')

export function tableOf(runs) {
  const names = [...new Set(runs.map(({ policy }) => policy))]
  const rows = names.map((name) => {
    const pair = refusalCosts.map((cost) => runs.find((each) => each.policy === name && each.refusalCost === cost))
    return `| ${name === 'askwell' ? '**askwell**' : name} | ${Object.values(figures)
      .map((show) => cell(show, pair))
      .join(' | ')} |`
  })
  const heads = Object.keys(figures)
  return [`| policy | ${heads.join(' | ')} |`, `| --- |${' ---: |'.repeat(heads.length)}`, ...rows].join('\n')
}

/** One table for each scenario, under what it is. */
export const tablesOf = (runs, scenarios) =>
  scenarios.map(({ name, title }) => `### ${title}\n\n${tableOf(runs.filter(({ scenario }) => scenario === name))}`).join('\n\n')

/** The page with these tables in place of those it has. */
export function withTables(page, runs, scenarios) {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`)
  return `${page.slice(0, from)}${begin}\n\n${tablesOf(runs, scenarios)}\n\n${page.slice(to)}`
}
