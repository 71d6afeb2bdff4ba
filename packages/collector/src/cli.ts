#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { LIMIT_FLAGS, LIMIT_HELP, limitsFrom } from './limit-flags.js'
import { serveCollector, type ServeOptions } from './serve.js'

const HELP = `askwell-collector: receives, stores and shows survey responses.

  --port <number>         default 4600
  --host <name>           default localhost: this machine alone
  --data <directory>      default ./askwell-data
  --surveys <file>        a survey document to serve at /v1/surveys
  --admin-token <token>   whoever has it may see results; also ASKWELL_ADMIN_TOKEN
${LIMIT_HELP}  --help
`

const OPTIONS = {
  port: { type: 'string', default: '4600' },
  host: { type: 'string', default: 'localhost' },
  data: { type: 'string', default: './askwell-data' },
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

function readOptions(): ServeOptions {
  const values = parse()
  if (values.help) {
    console.log(HELP)
    process.exit(0)
  }
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
    fail(`--port: expected a number from 0 to 65535, not "${values.port}"`)
  return {
    port: Number(values.port),
    host: values.host,
    dataDir: values.data,
    surveysFile: values.surveys,
    adminToken: values['admin-token'] ?? (process.env['ASKWELL_ADMIN_TOKEN'] || undefined),
    ...limitsFrom(values),
    onError: (error) => console.error(error),
  }
}

try {
  const options = readOptions()
  const { url } = await serveCollector(options)
  console.log(`Responses to ${url}/v1/responses, kept in ${options.dataDir}\nResults at   ${url}/results`)
} catch (error) {
  fail(messageOf(error))
}
