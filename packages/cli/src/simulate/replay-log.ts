import { plainProperties } from '@askwell/core/replay'
import type { SurveyDocument } from '@askwell/core/schema'
import type { Assumptions } from './behaviour.js'
import { eachLine, type Chunks } from './lines.js'
import { readLine } from './log-line.js'
import { createTally, type Tally, type Visitor } from './tally.js'

/** What there is to say of a log, beside what happened in it. */
export interface LogFacts {
  lines: number
  bad: number
  /** The first lines that could not be read. */
  badLines: { line: number; message: string }[]
  /** Lines that are older than the one before of the same respondent. */
  late: number
  /** By how much, at most, in ms. */
  latestMs: number
}

const namedLines = 5
/** Below this a line holds nothing that the engine would cut. */
const shortLine = 200

/** Takes everybody in a log through the document. The lines are about in the order of their times. */
export const replayLog = async (
  document: SurveyDocument,
  assumptions: Assumptions,
  chunks: Chunks,
  progress?: (bytes: number, lines: number) => void,
): Promise<{ tally: Tally; log: LogFacts }> => {
  const { tally, matters, newcomer, happen, finish } = createTally(document, assumptions)
  const visitors = new Map<string, Visitor>()
  const log: LogFacts = { lines: 0, bad: 0, badLines: [], late: 0, latestMs: 0 }

  const take = (text: string) => {
    log.lines++
    const event = readLine(text)
    if (typeof event === 'string') {
      if (!text.trim()) return
      if (log.bad++ < namedLines) log.badLines.push({ line: log.lines, message: event })
      return
    }
    const { respondent, name, properties, attributes } = event
    let { at } = event
    let visitor = visitors.get(respondent)
    if (!visitor) visitors.set(respondent, (visitor = newcomer(respondent, at)))
    const { lastSeenAt } = visitor.person
    if (at < lastSeenAt) {
      log.late++
      log.latestMs = Math.max(log.latestMs, lastSeenAt - at)
      at = lastSeenAt
    }
    const isLong = text.length > shortLine && matters(name)
    happen(visitor, at, name === 'session_start' ? '' : name, isLong ? plainProperties(properties) : properties, attributes)
  }
  await eachLine(chunks, take, progress && ((bytes) => progress(bytes, log.lines)))
  for (const visitor of visitors.values()) finish(visitor)
  return { tally, log }
}
