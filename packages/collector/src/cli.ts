#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { runCopy } from './copy/command.js'
import { checkPostgresAddress, placeOf } from './database/postgres-address.js'
import { LIMIT_FLAGS, LIMIT_HELP, limitsFrom } from './limit-flags.js'
import { serveCollector, type ServeOptions } from './serve.js'

const HELP = `askwell-collector: receives, stores and shows survey responses.

  --port <number>         default 4600
  --host <name>           default localhost: this machine alone
  --data <directory>      default ./askwell-data: one file, SQLite
  --database <address>    postgres://user:password@host/database in its place; also ASKWELL_DATABASE
  --surveys <file>        a survey document to serve at /v1/surveys
  --admin-token <token>   whoever has it may see results; also ASKWELL_ADMIN_TOKEN
${LIMIT_HELP}  --help

askwell-collector copy --from <where> --to <where> brings what one database holds into another.
`

const OPTIONS = {
  port: { type: 'string', default: '4600' },
  host: { type: 'string', default: 'localhost' },
  data: { type: 'string' },
  database: { type: 'string' },
  surveys: { type: 'string' },
  'admin-token': { type: 'string' },
  ...LIMIT_FLAGS,
  help: { type: 'boolean', default: false },
} as const

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function fail(message: string): never {
  console.error(`askwell-collector: ${message}`)
  process.exit(2)
}

function parse() {
  try {
    return parseArgs({ options: OPTIONS, strict: true }).values
  } catch (error) {
    return fail(`${messageOf(error)}\n\n${HELP}`)
  }
}

/** Where responses are kept, with its name for people. */
function readStorage(data: string | undefined, option: string | undefined) {
  if (data !== undefined && option !== undefined) fail('--data and --database: one of them, not both')
  const database = option ?? (data === undefined ? process.env['ASKWELL_DATABASE'] : undefined)
  if (!database) return { place: data ?? './askwell-data', storage: { dataDir: data ?? './askwell-data' } }
  return { place: placeOf(checkPostgresAddress(database)), storage: { database } }
}

function readOptions(): { place: string; options: ServeOptions } {
  const values = parse()
  if (values.help) {
    console.log(HELP)
    process.exit(0)
  }
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
    fail(`--port: expected a number from 0 to 65535, not "${values.port}"`)
  const { place, storage } = readStorage(values.data, values.database)
  const options = {
    ...storage,
    port: Number(values.port),
    host: values.host,
    surveysFile: values.surveys,
    adminToken: values['admin-token'] ?? (process.env['ASKWELL_ADMIN_TOKEN'] || undefined),
    ...limitsFrom(values),
    onError: (error: unknown) => console.error(error),
  }
  return { place, options }
}

try {
  const [, , command, ...args] = process.argv
  if (command === 'copy') await runCopy(args, console.log)
  else {
    const { place, options } = readOptions()
    const { url } = await serveCollector(options)
    console.log(`Responses to ${url}/v1/responses, kept in ${place}\nResults at   ${url}/results`)
  }
} catch (error) {
  fail(messageOf(error))
}
