export const begin = '<!-- soak: written by scripts/soak/soak.mjs --write -->'
export const end = '<!-- /soak -->'

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

const rowsOf = (found) => [
  ['minutes', +(found.seconds / 60).toFixed(1)],
  ['people who wrote something', found.answers],
  ['thanked', found.thanked],
  ['of them in the database, once', found.stored],
  [
    'lost, stored in part, doubled, changed',
    found.lost.length + found.partial.length + found.doubled.length + found.changed.length,
  ],
  ['killed before thanks, and stored all the same', found.unthanked],
  ['requests, of which the server misbehaved', `${found.requests}, ${found.misbehaved}`],
  ...Object.entries(found.happened).map(([what, times]) => [`${what}: times`, times]),
  ['heap of a tab, growth in the last quarter', `${kilobytes(found.memory.heap)}, ${kilobytes(found.memory.tab)}`],
  [
    'memory of the server, growth in the last quarter',
    `${megabytes(found.memory.serverBytes)}, ${megabytes(found.memory.server)}`,
  ],
]

export const tableOf = (found) =>
  ['| in one run | |', '| --- | ---: |', ...rowsOf(found).map(([what, figure]) => `| ${what} | ${figure} |`)].join('\n')

/** The page with this table in place of the one it has. */
export function withTable(page, found) {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`)
  return `${page.slice(0, from)}${begin}\n\n${tableOf(found)}\n\n${page.slice(to)}`
}
