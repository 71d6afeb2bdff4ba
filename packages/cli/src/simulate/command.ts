import { stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { durationMs } from '@askwell/core/replay'
import type { SurveyDocument } from '@askwell/core/schema'
import { checkText } from '../check/check.js'
import { findingsText, kindFlag, kindsOf } from '../check/command.js'
import { callError, numberOf, type Command, type Output, type Values } from '../command.js'
import { readText } from '../document.js'
import { paintFor } from '../paint.js'
import { htmlOf } from './html.js'
import { piecesOf } from './lines.js'
import { mergeModel, modelFor, type Model } from './model.js'
import { progressOf } from './progress.js'
import { replayLog } from './replay-log.js'
import { replayModel } from './replay-model.js'
import { reportOf, type Report } from './report.js'
import { summaryOf } from './summary.js'

type Assumed = Report['assumptions']

const assumptionsOf = (values: Values): Assumed => {
  const answerRate = numberOf(values, 'answer-rate', 0.2, 0, 1)
  const dismissRate = numberOf(values, 'dismiss-rate', 1 - answerRate, 0, 1)
  if (answerRate + dismissRate > 1 + 1e-9)
    throw callError('--answer-rate and --dismiss-rate are shares of the same prompts: at most 1 together')
  const stay = String(values['stay'] ?? '1m')
  const stayMs = durationMs(stay)
  if (!(stayMs <= 18e5)) throw callError(`--stay: "${stay}" is not allowed; needs a duration of at most 30m, such as "1m"`)
  const seed = numberOf(values, 'seed', 1, 0, 2 ** 32 - 1, true)
  return { answerRate, dismissRate, stayMs, seed, margin: numberOf(values, 'margin', 0.05, 0.001, 0.5) }
}

const modelOf = async (document: SurveyDocument, values: Values, out: Output): Promise<Model> => {
  const file = values['model']
  if (typeof file !== 'string') return modelFor(document)
  let json: unknown
  try {
    json = JSON.parse(await readText(file, out))
  } catch (error) {
    throw callError(`${file}: ${(error as Error).message}`)
  }
  const model = mergeModel(modelFor(document), json)
  if (typeof model === 'string') throw callError(`${file}: ${model}`)
  return model
}

const fromLog = async (document: SurveyDocument, file: string, assumptions: Assumed, out: Output): Promise<Report> => {
  const size = file === '-' ? 0 : (await stat(file).catch(() => undefined))?.size
  if (size === undefined) throw callError(`${file}: there is no such file`)
  const chunks = file === '-' ? out.stdin : piecesOf(file)
  const progress = progressOf(out, 'lines')
  const { tally, people, log } = await replayLog(document, assumptions, chunks, (bytes, lines) =>
    progress.show(lines, size && bytes / size),
  )
  progress.end()
  if (log.bad && !people) {
    const [first] = log.badLines
    throw callError(`${file}: not one line could be read; ${file}:${first!.line}: ${first!.message}`)
  }
  return reportOf(tally, people, { log: { file, ...log } }, assumptions)
}

const fromModel = async (document: SurveyDocument, values: Values, assumptions: Assumed, out: Output): Promise<Report> => {
  const people = numberOf(values, 'people', 10_000, 1, 10_000_000, true)
  const days = numberOf(values, 'days', 90, 1, 3650, true)
  const model = await modelOf(document, values, out)
  const progress = progressOf(out, 'people')
  const found = replayModel(document, assumptions, model, {
    people,
    days,
    progress: (done) => progress.show(done, done / people),
  })
  progress.end()
  return reportOf(found.tally, found.people, { model, people, days }, assumptions)
}

const onlyFor = (values: Values, names: string[], why: string) => {
  for (const name of names) if (values[name] !== undefined) throw callError(`--${name} ${why}`)
}

export const simulate: Command = {
  usage: '<surveys.json> [--events <log.ndjson> | --people <n> --days <n>]',
  about: 'Shows whom a survey document would ask, how often, and what holds it back, before it is shipped.',
  flags: {
    events: { value: '<file>', about: 'an event log to replay, one JSON object a line; - is standard input' },
    people: { value: '<n>', about: 'without a log: people of a model (10000)' },
    days: { value: '<n>', about: 'without a log: days (90)' },
    model: { value: '<file>', about: 'without a log: how people come and go, as JSON' },
    'answer-rate': { value: '<share>', about: 'the share of prompts that are answered (0.2)' },
    'dismiss-rate': { value: '<share>', about: 'the share that are closed unanswered (the rest); what is left is ignored' },
    margin: { value: '<share>', about: 'the margin of error that answers are counted for (0.05)' },
    stay: { value: '<duration>', about: 'how long a person is there after the last event of a visit (1m)' },
    seed: { value: '<n>', about: 'other people, other luck (1)' },
    json: { about: 'the report as JSON on standard output' },
    kind: kindFlag,
    html: { value: '<file>', about: 'writes the report as a page of its own' },
  },
  notes:
    'A line of the log: {"respondent":"u1","at":"2026-01-31T09:30:00Z","name":"purchase","properties":{"value":40}}\nThe log format, the model and how to read the report: docs/simulate.md.\nExit code: 0 done, 1 mistakes in the document, 2 a wrong call or a file that cannot be read.',
  async run(files, values, out) {
    const [file, ...more] = files
    if (!file || more.length)
      throw callError('needs one survey document. For example: askwell simulate surveys.json --people 10000')
    const log = values['events']
    if (typeof log === 'string')
      onlyFor(values, ['people', 'days', 'model'], 'is for a simulation without a log; leave out --events')
    const assumptions = assumptionsOf(values)
    const { document, findings } = checkText(await readText(file, out), kindsOf(values))
    const paint = paintFor(out.colour)
    if (!document) {
      out.warn(findingsText({ file, findings }, paint))
      return 1
    }
    const report = await (typeof log === 'string'
      ? fromLog(document, log, assumptions, out)
      : fromModel(document, values, assumptions, out))
    out.print(values['json'] ? JSON.stringify(report, null, 2) : summaryOf(report, paint))
    if (typeof values['html'] === 'string') {
      await writeFile(resolve(out.cwd, values['html']), htmlOf(report, file))
      if (!values['json']) out.print(`\nThe report is in ${values['html']}`)
    }
    return 0
  },
}
