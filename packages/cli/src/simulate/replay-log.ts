import { plainProperties, type Properties } from '@askwell/core/replay'
import type { SurveyDocument } from '@askwell/core/schema'
import type { Assumptions } from './behaviour.js'
import { eachLine, type Chunks } from './lines.js'
import { isInstant, readLine } from './log-line.js'
import { picker } from './pick.js'
import { among, findParts, type Parts } from './plain-line.js'
import { createTally, type Tally } from './tally.js'

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
/** The SDK counts sessions itself: one in the log is a sign of life, and no more. */
const sessionStart = 'session_start'
const none: Properties = {}
const openBrace = 123

/** What stands in so few characters is not cut by the engine but for a name that is too long. */
const neverCut = 700

const cut = (properties: Properties = none, length: number): Properties =>
  length > neverCut || Object.keys(properties).some((name) => name.length > 200) ? plainProperties(properties) : properties

/** Takes everybody in a log through the document. The lines are about in the order of their times. */
export const replayLog = async (
  document: SurveyDocument,
  assumptions: Assumptions,
  chunks: Chunks,
  progress?: (bytes: number, lines: number) => void,
): Promise<{ tally: Tally; people: number; log: LogFacts }> => {
  const { tally, crowd } = createTally(document, assumptions)
  const { happen, happenIn, pass } = crowd
  const matters = (name: string) => name !== sessionStart && crowd.matters(name)
  const log: LogFacts = { lines: 0, bad: 0, badLines: [], late: 0, latestMs: 0 }

  const parts: Parts = { idFrom: 0, idTo: 0, nameFrom: 0, nameTo: 0, propertiesFrom: 0, propertiesTo: 0, at: 0 }

  const mentioned = (crowd.mentioned ?? []).filter((name) => name !== sessionStart)
  // `__proto__` is no name for an event: `readLine` says so.
  const nameIn = among([...mentioned, '__proto__'])
  const pickers = new Map(
    mentioned.flatMap((name) => {
      const read = crowd.reads(name)
      return read.length ? [[name, picker(read)]] : []
    }),
  )

  const note = (late: number) => {
    if (late) log.late++
    if (late > log.latestMs) log.latestMs = late
  }
  /** What the document looks at of an event. */
  const propertiesOf = (name: string, bytes: Buffer): Properties => {
    const { propertiesFrom: from, propertiesTo: to } = parts
    const pick = bytes[from] === openBrace ? pickers.get(name) : undefined
    if (!pick) return none
    const picked = to - from <= neverCut ? pick(bytes, from, to) : undefined
    return picked ?? cut(JSON.parse(bytes.toString('utf8', from, to)) as Properties, to - from)
  }
  /** A line in which everything stands where it can be seen: where it ends, and -1 when it isn't one. */
  const takePlain = (bytes: Buffer, from: number, to: number): number => {
    if (!crowd.mentioned) return -1
    const end = findParts(bytes, from, to, parts)
    const { at, idFrom, idTo, nameFrom, nameTo } = parts
    // At the end of a piece the line may go on.
    if (end < 0 || end === bytes.length || !isInstant(at) || nameTo - nameFrom > 100) return -1
    const name = nameIn(bytes, nameFrom, nameTo)
    if (name === '__proto__') return -1
    log.lines++
    if (name === undefined) note(pass(bytes, idFrom, idTo, at))
    else note(happenIn(bytes, idFrom, idTo, at, name, propertiesOf(name, bytes)))
    return end
  }
  const take = (bytes: Buffer, from: number, to: number) => {
    log.lines++
    const text = bytes.toString('utf8', from, to)
    const event = readLine(text)
    if (typeof event === 'string') {
      if (text.trim() && log.bad++ < namedLines) log.badLines.push({ line: log.lines, message: event })
      return
    }
    const { respondent, at, name, properties, attributes } = event
    if (name === sessionStart || (!attributes && !matters(name))) return note(happen(respondent, at, '', none))
    note(happen(respondent, at, name, cut(properties, text.length), attributes))
  }
  await eachLine(chunks, take, takePlain, progress && ((bytes) => progress(bytes, log.lines)))
  crowd.finish()
  return { tally, people: crowd.size(), log }
}
