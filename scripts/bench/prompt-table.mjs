// The figures as a table, and its place in the docs: between two markers.
import { readFileSync, writeFileSync } from 'node:fs'
import { root } from '../packages.mjs'
import { figuresOf } from './prompt-figures.mjs'

const file = `${root}docs/performance.md`
const [begin, end] = ['<!-- bench:prompt -->', '<!-- /bench:prompt -->']
const head = [
  '',
  'code on a page view, brotli',
  'code until a prompt shows, brotli',
  'requests for code at load',
  'heap at load / with a prompt',
  'load script, x1 / x4',
  'event to visible, x1 / x4',
]

/** Bytes and memory are absolute; times are parts of Sentry's, since machines differ. */
export function tableOf(found, names) {
  const at = (name, rate) => figuresOf(found, name, rate)
  const rows = names
    .filter((name) => name !== 'nothing')
    .map((name) => {
      const [x1, x4] = [at(name, 1), at(name, 4)]
      const part = (key) =>
        [x1[key] / at('sentry', 1)[key], x4[key] / at('sentry', 4)[key]].map((ratio) => ratio.toFixed(2)).join(' / ')
      return [
        found[name].label,
        `${x1.code.toFixed(1)} KiB`,
        `${x1.codeUntilShown.toFixed(1)} KiB`,
        x1.requests,
        `${Math.round(x1.heap)} / ${Math.round(x1.heapShown)} KiB`,
        part('script'),
        part('visible'),
      ]
    })
  const all = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column].length)))
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(all[0]), line(widths.map((width) => '-'.repeat(width))), ...all.slice(1).map(line)].join('\n')
}

/** Puts the table in place of the one that stands there. */
export function writeTable(table) {
  const text = readFileSync(file, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} lacks the markers ${begin} … ${end}`)
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`)
}
