// Writes the table of docs/faults.md: each row of the fault list, the tests that show it, and the engines they run in.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { root } from './packages.mjs'

const dir = `${root}tests/faults/`
const page = `${root}docs/faults.md`
const marks = ['<!-- rows -->', '<!-- end of rows -->']

const json = (name) => JSON.parse(readFileSync(dir + name, 'utf8'))

const engines = {
  every: 'all three',
  withoutWebkit: 'Chromium, Firefox',
  chromium: 'Chromium',
}

/** What is in a string or a template of the source; a placeholder is a dot. */
const textOf = (source) =>
  source
    .slice(1, -1)
    .replaceAll(/\$\{[^}]*\}/g, '…')
    .replaceAll("\\'", "'")

const quoted = `'(?:[^'\\\\]|\\\\.)*'|"[^"]*"|\`[^\`]*\``

/**
 * Calls of `fault(row, engines, what, …)`. A row is a text, a template, or one of two texts.
 */
const calls = new RegExp(`\\bfault\\(\\s*([^]*?),\\s*(${Object.keys(engines).join('|')}),\\s*(${quoted})`, 'g')

/** By row: the tests that show it. */
export function testsOf(rows) {
  const tests = new Map(rows.map((row) => [row, []]))
  const strays = []
  for (const file of readdirSync(dir).filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(dir + file, 'utf8')
    for (const [, row, where, what] of source.matchAll(calls)) {
      const test = { file, engines: engines[where], what: textOf(what) }
      const exact = new RegExp(`^(?:${quoted})$`).test(row) ? textOf(row) : undefined
      const pattern = exact && exact.includes('…') ? exact.split('…') : undefined
      const found = rows.filter((each) =>
        pattern ? pattern.every((part) => each.includes(part)) : exact ? each === exact : row.includes(`'${each}'`),
      )
      if (!found.length) strays.push(`${file}: ${row}`)
      for (const each of found) tests.get(each).push(test)
    }
  }
  return { tests, strays }
}

export function faultsTable() {
  const areas = json('rows.json')
  const cannot = json('cannot.json')
  const { tests, strays } = testsOf(Object.values(areas).flat())
  const lines = []
  const missing = []
  for (const [area, rows] of Object.entries(areas)) {
    lines.push('', `## ${area}`, '', '| row | what holds | engines |', '| --- | --- | --- |')
    for (const row of rows) {
      const own = tests.get(row)
      if (!own.length) missing.push(row)
      const what = [...new Set(own.map((test) => test.what))].join('; ')
      const where = own.some((test) => test.engines === engines.every)
        ? engines.every
        : [...new Set(own.map((test) => test.engines))].join(', ')
      const why = cannot[row] ? ` (${cannot[row]})` : ''
      lines.push(`| ${row} | ${what} | ${where}${why} |`)
    }
  }
  return { table: lines.join('\n').trim(), missing, strays, unknown: Object.keys(cannot).filter((row) => !tests.has(row)) }
}

export const tableOnPage = () => {
  const [, rest] = readFileSync(page, 'utf8').split(marks[0])
  return rest.split(marks[1])[0].trim()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [before, rest] = readFileSync(page, 'utf8').split(marks[0])
  writeFileSync(page, `${before}${marks[0]}\n\n${faultsTable().table}\n\n${marks[1]}${rest.split(marks[1])[1]}`)
}
