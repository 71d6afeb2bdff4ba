import { isObject, ownRecord } from './object.js'
import { AskwellError } from './errors.js'
import type { PageHost, Off } from './host.js'
import { healed, keepNewer } from './history-repair.js'
import type { Properties } from './properties.js'

/** How often, first, last; the last is missing while the first one is being counted. */
export type EventRecord = [count: number, firstAt: number, lastAt?: number]

export interface SurveyRecord {
  /** Last change: what goes first when there is no room. */
  at: number
  shown?: number
  shownAt?: number
  answered?: number
  answeredAt?: number
  dismissed?: number
  dismissedAt?: number
  later?: number
  laterAt?: number
  never?: boolean
  last?: Record<string, unknown>
  /** Times of the events that matched, by index of the trigger. */
  matches?: Record<number, number[]>
  /** Offers in a row that came to nothing, and the session they were made in. */
  failed?: [count: number, session: number]
}

/** An event that the document mentions. */
export interface Moment {
  event: string
  properties: Properties
  at: number
  /** Of the page. */
  path: string
  /** When that had happened last, before. */
  lastAt?: number | undefined
}

/** A prompt that waits for its chance. Spans and not instants, since no instant in the future is believed. */
export interface DuePrompt {
  survey: string
  /** Index of the trigger. */
  trigger: number
  /** When the event happened. */
  at: number
  /** From then to when it is due, and to when it expires. */
  delayMs: number
  expiresMs: number
  /** Events that cancel it. */
  cancelOn: readonly string[]
  event: string
  /** When that had happened last, before. */
  lastAt?: number | undefined
  properties?: Properties
}

export type Impression = [at: number, survey: string]

/** What this device remembers of its respondent. */
export interface History {
  /** Version of this layout. */
  v: 1
  id: string
  /** Whose it is: the hash of their id; missing while nobody has signed in. */
  user?: string | undefined
  /** Whose it is to be. When that is somebody else, it is put aside: `rejoin`. */
  next?: string | undefined
  firstSeenAt: number
  lastSeenAt: number
  sessions: number
  sessionAt: number
  events: Record<string, EventRecord>
  surveys: Record<string, SurveyRecord>
  due: DuePrompt[]
  /** What has happened and isn't decided on yet, oldest first. */
  pending?: Moment[]
  /** The latest prompts of any survey, oldest first: what the caps look at. */
  prompts: Impression[]
}

export interface HistoryStore {
  /** Reads, edits, writes, in one go: the only way to the history, so that no tab loses what another wrote. */
  use<T>(edit: (history: History) => T): T
  /** `use` for the record of a survey, made when there is none, and marked as changed now: its `at`. */
  edit<T>(id: string, edit: (record: SurveyRecord, history: History) => T): T
  onChange(listener: () => void): Off
}

const maxEvents = 200
const maxLength = 16384

/** Forgets those used least recently, down to `keep`. Whether there was one to forget. */
const forgetOldest = <T>(records: Record<string, T>, usedAt: (record: T) => number, keep?: number): boolean => {
  const names = Object.keys(records).sort((a, b) => usedAt(records[b]!) - usedAt(records[a]!))
  for (const name of names.slice(keep ?? names.length * 0.9)) delete records[name]
  return !!names.length
}

const lastAt = (event: EventRecord) => event[2]!

/** Events go first; then what waits; then surveys, the unseen before the seen. */
const forget = ({ events, surveys, due, pending }: History): unknown =>
  forgetOldest(events, lastAt) || pending?.shift() || due.shift() || forgetOldest(surveys, ({ at, shown }) => (shown ? at : 0))

/** Of somebody not met before. */
export const absentHistory = (host: PageHost): History => ({
  v: 1,
  id: Array.from(host.randomBytes(16), (byte) => byte.toString(36)).join(''),
  firstSeenAt: host.now(),
  lastSeenAt: 0,
  sessions: 0,
  sessionAt: 0,
  events: {},
  surveys: {},
  due: [],
  prompts: [],
})

/**
 * The history under `askwell:<project>`. Never throws: what can't be read counts as absent, and when the storage
 * throws, memory takes over; either is reported once.
 */
export const openHistory = (host: PageHost, project: string, report: (error: AskwellError) => void): HistoryStore => {
  const key = `askwell:${project}`
  let memory: string | null = null
  let parsed: History | undefined
  let readAt = 0
  let isBlocked = false
  let isReported = false

  const trouble = (message: string, cause: unknown) => {
    if (!isReported) report(new AskwellError('storage', message, { cause }))
    isReported = true
  }
  const storage = <T>(run: () => T): T | undefined => {
    try {
      if (!isBlocked) return run()
    } catch (error) {
      isBlocked = true
      trouble('memory takes over', error)
    }
    return undefined
  }
  const read = (nowAt: number): History => {
    const raw = storage(() => host.storage.get(key)) ?? (isBlocked ? memory : null)
    // Written by ourselves, and no clock was set back since: what we have in hand is what is stored.
    if (parsed && raw === memory && nowAt >= readAt) return parsed
    // What is only read is not written back: meanwhile another tab may have written more.
    memory = raw
    if (raw === null) return absentHistory(host)
    const value = healed(JSON.parse(raw) as History, nowAt)
    const { id, events, surveys } = value
    if (value.v !== 1 || typeof id !== 'string' || !isObject(events) || !isObject(surveys)) throw value
    if (parsed?.id === id) {
      healed(parsed, nowAt)
      keepNewer(parsed.events, events, ([count]) => count)
      keepNewer(parsed.surveys, surveys, ({ at }) => at)
      const isLost = ([at]: Impression) => !value.prompts.some(([other]) => other === at)
      value.prompts = [...value.prompts, ...parsed.prompts.filter(isLost)].sort(([a], [b]) => a - b)
    }
    return value
  }
  const write = () => {
    forgetOldest(parsed!.events, lastAt, maxEvents)
    let raw = JSON.stringify(parsed)
    while (raw.length > maxLength && forget(parsed!)) raw = JSON.stringify(parsed)
    if (raw === memory) return
    memory = raw
    storage(() => host.storage.set(key, raw))
  }

  const use: HistoryStore['use'] = (edit) => {
    const nowAt = host.now()
    const run = (history: History) => {
      parsed = history
      const result = edit(history)
      readAt = nowAt
      write()
      return result
    }
    try {
      return run(read(nowAt))
    } catch (error) {
      trouble('unreadable: starting anew', error)
      return run(absentHistory(host))
    }
  }
  return {
    use,
    edit: (id, edit) => use((history) => edit(recordOf(history, id, host.now()), history)),
    onChange: (listener) => host.onStored(key, listener),
  }
}

/** The record of a survey, made when there is none, and marked as changed now. */
export const recordOf = ({ surveys }: History, id: string, nowAt: number): SurveyRecord => {
  const record = (surveys[id] = ownRecord(surveys, id) ?? { at: nowAt })
  record.at = nowAt
  return record
}
