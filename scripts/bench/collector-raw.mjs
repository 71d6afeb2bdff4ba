// What a database itself does, through the same driver, one durable commit after the other: a response and its answers in
// the collector's own tables (`rows`), or one row of that size in a table of its own with a key and nothing else (`bare`).
// node collector-raw.mjs sqlite|postgres <file or address> <ms>, prints { rows, bare }, each { perSecond, medianMs }, as JSON.
import { createRequire } from 'node:module'
import { responseId, responseText } from './collector-response.mjs'

const WARM_MS = 400

const require = createRequire(new URL('../../packages/collector/package.json', import.meta.url))
const [engine, place, durationMs] = process.argv.slice(2)

const BARE = `create table if not exists bare (project varchar(64) not null, id varchar(36) not null, revision integer not null,
  survey varchar(64) not null, complete integer not null, occurred_at bigint not null, received_at bigint not null,
  body text not null, primary key (project, id))`
const marks = (count, style) =>
  Array.from({ length: count }, (_, index) => (style === 'sqlite' ? '?' : `$${index + 1}`)).join(', ')
const into = (table, columns) => `insert into ${table} values (${marks(columns, engine)})`
const INTO_ANSWERS =
  engine === 'sqlite'
    ? 'insert into answers values (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?)'
    : 'insert into answers values ($1, $2, $3, $4, $5, $6, $7), ($8, $9, $10, $11, $12, $13, $14)'

const response = (id) => ['raw', id, 1, 'post-purchase', 1, Date.now(), Date.now(), responseText(id)]
const SCORE = ['score', 'post-purchase', 'csat', 5, 4]
const WHY = ['why', 'post-purchase', 'text', 0, null]
const answers = (id) => ['raw', id, ...SCORE, 'raw', id, ...WHY]

function openSqlite() {
  const Libsql = require('libsql')
  const database = new Libsql(place)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(BARE)
  const [begin, one, both, commit] = ['begin immediate', into('responses', 8), INTO_ANSWERS, 'commit'].map((sql) =>
    database.prepare(sql),
  )
  const bare = database.prepare(into('bare', 8))
  return {
    async rows() {
      const id = responseId()
      begin.run()
      one.run(response(id))
      both.run(answers(id))
      commit.run()
    },
    bare: async () => void bare.run(response(responseId())),
    close: () => database.close(),
  }
}

async function openPostgres() {
  const { Client } = require('pg')
  const client = new Client({ connectionString: place, pipeline: true })
  await client.connect()
  await client.query(BARE)
  const query = (name, text, values) => client.query({ name, text, values })
  return {
    rows() {
      const id = responseId()
      const sent = [
        client.query('begin'),
        query('one', into('responses', 8), response(id)),
        query('both', INTO_ANSWERS, answers(id)),
        client.query('commit'),
      ]
      return Promise.all(sent)
    },
    bare: () => query('bare', into('bare', 8), response(responseId())),
    close: () => client.end(),
  }
}

async function measure(commit) {
  const warmAt = performance.now() + WARM_MS
  while (performance.now() < warmAt) await commit()
  const times = []
  const startedAt = performance.now()
  while (performance.now() - startedAt < Number(durationMs)) {
    const before = performance.now()
    await commit()
    times.push(performance.now() - before)
  }
  const perSecond = times.length / ((performance.now() - startedAt) / 1000)
  return { perSecond, medianMs: times.toSorted((a, b) => a - b)[times.length >> 1] }
}

const { rows, bare, close } = await (engine === 'sqlite' ? openSqlite() : openPostgres())
console.log(JSON.stringify({ rows: await measure(rows), bare: await measure(bare) }))
await close()
