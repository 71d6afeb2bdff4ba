import { existsSync, readFileSync } from 'node:fs'
import Database from 'libsql'

const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        // The last line of a killed server may be half a line.
        .flatMap((line) => (line.endsWith('}') ? [JSON.parse(line)] : []))
    : []

/** The collector's database, by what each person wrote: how many rows, and whether each is whole. */
function storedIn(folder) {
  const database = new Database(`${folder}/askwell.db`, { readonly: true })
  const rows = database.prepare('select body from responses').all()
  database.close()
  const byToken = new Map()
  for (const { body } of rows) {
    const { answers, complete } = JSON.parse(body)
    const token = answers.find(({ question }) => question === 'token')?.value
    byToken.set(token, [...(byToken.get(token) ?? []), complete])
  }
  return byToken
}

/** What was promised beside what is: `thanked` are those who were thanked, `asked` all who wrote something. */
export function judge(folder, { asked, thanked }) {
  const stored = storedIn(folder)
  const arrivals = linesOf(`${folder}/arrivals.jsonl`)
  const hashes = new Map()
  for (const { key, hash } of arrivals) hashes.set(key, (hashes.get(key) ?? new Set()).add(hash))
  const misbehaved = arrivals.filter(({ misbehaviour }) => misbehaviour)
  return {
    answers: asked.size,
    thanked: thanked.size,
    requests: arrivals.length,
    misbehaved: misbehaved.length,
    /** Thanked, and not in the database: the promise is broken. */
    lost: [...thanked].filter((token) => !stored.has(token)),
    /** Thanked, and only a part is there. */
    partial: [...thanked].filter((token) => stored.has(token) && !stored.get(token).includes(true)),
    /** In the database more than once. */
    doubled: [...stored].filter(([, rows]) => rows.length > 1).map(([token]) => token),
    /** In the database, and nobody wrote it. */
    strange: [...stored.keys()].filter((token) => token !== undefined && !asked.has(token)),
    /** Revisions that were sent with more than one body. */
    changed: [...hashes].filter(([, bodies]) => bodies.size > 1).map(([key]) => key),
    /** Killed before they were thanked, and stored all the same. */
    unthanked: [...stored.keys()].filter((token) => asked.has(token) && !thanked.has(token)).length,
    stored: [...stored.keys()].filter((token) => thanked.has(token)).length,
  }
}
