import { healed } from './history-repair.js'
import { absentHistory, type EventRecord, type History, type HistoryStore, type SurveyRecord } from './history.js'
import type { PageHost } from './host.js'
import type { PageOptions } from './situation.js'

/** Makes the history in force that of who is here now. */
export type Rejoin = (history: HistoryStore, options: PageOptions) => void

/** Of other users of this device, the last so many are remembered. */
const maxUsers = 8

/** Every key of either; where both have it, `merge` says what holds. */
const mergeRecords = <T>(into: Record<string, T>, from: Record<string, T>, merge: (a: T, b: T) => T): Record<string, T> => {
  const merged = { ...from, ...into }
  for (const name of Object.keys(from)) if (Object.hasOwn(into, name)) merged[name] = merge(into[name]!, from[name]!)
  return merged
}

const latest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)

const mergeEvents = (a: EventRecord, b: EventRecord): EventRecord => [a[0] + b[0], Math.min(a[1], b[1]), latest(a[2], b[2])!]

const mergeTimes = (a: readonly number[], b: readonly number[]) => [...a, ...b].sort((a, b) => a - b)

const mergeSurveys = (a: SurveyRecord, b: SurveyRecord): SurveyRecord => {
  const merged: SurveyRecord = { ...b, ...a, at: Math.max(a.at, b.at) }
  for (const name of ['shown', 'answered', 'dismissed', 'later'] as const) {
    const sum = (a[name] ?? 0) + (b[name] ?? 0)
    if (sum) merged[name] = sum
    const at = latest(a[`${name}At`], b[`${name}At`])
    if (at !== undefined) merged[`${name}At`] = at
  }
  const last = (a.answeredAt ?? 0) < (b.answeredAt ?? 0) ? b.last : a.last
  if (last) merged.last = last
  if (a.never || b.never) merged.never = true
  if (a.matches && b.matches) merged.matches = mergeRecords(a.matches, b.matches, mergeTimes)
  return merged
}

/**
 * What is known of one person under two histories. Counts add, last times are the later and first ones the earlier, and
 * of prompts all count, so that each cap is at least as strict as under either. The respondent stays who they were.
 */
export const mergeHistories = (into: History, from: History): History => ({
  ...into,
  id: from.id,
  firstSeenAt: Math.min(into.firstSeenAt, from.firstSeenAt),
  lastSeenAt: Math.max(into.lastSeenAt, from.lastSeenAt),
  sessions: into.sessions + from.sessions,
  sessionAt: Math.max(into.sessionAt, from.sessionAt),
  events: mergeRecords(into.events, from.events, mergeEvents),
  surveys: mergeRecords(into.surveys, from.surveys, mergeSurveys),
  due: [...into.due, ...from.due.filter(({ survey }) => !into.due.some((due) => due.survey === survey))],
  pending: [...(from.pending ?? []), ...(into.pending ?? [])].sort((a, b) => a.at - b.at),
  prompts: [...into.prompts, ...from.prompts].sort(([a], [b]) => a - b).slice(-100),
})

/** A history that was put aside: whatever can be read of it. */
const isHistory = (value: unknown): value is History => {
  const { events, surveys, due, prompts } = (value ?? {}) as Partial<History>
  return !!events && !!surveys && Array.isArray(due) && Array.isArray(prompts)
}

/** What was put aside, as far as it can be read. */
const readAside = (host: PageHost, key: string): History[] => {
  try {
    const aside: unknown[] = JSON.parse(host.storage.get(key) ?? '[]')
    return healed(aside.filter(isHistory), host.now())
  } catch {
    return []
  }
}

/** What is about nobody goes with who comes; what is about somebody else is put aside for when they come back. */
export const rejoin: Rejoin = (store, { host, project = 'default' }) => {
  const key = `askwell:${project}:users`
  const aside = readAside(host, key)
  const write = (histories: readonly History[]) => {
    try {
      host.storage.set(key, JSON.stringify(histories.slice(-maxUsers)))
    } catch {
      // Full or blocked: nothing is known of them when they come back.
    }
  }
  const next = store.use((history) => {
    const { user, next, prompts, pending } = history
    if (user === next) return undefined
    if (user) {
      // Before it is gone from its place.
      aside.push({ ...history, next: user, pending: [] })
      write(aside)
      // The next one inherits when this device has last asked, and nothing else.
      const [at] = prompts.at(-1) ?? []
      Object.assign(history, absentHistory(host), { prompts: at ? [[at, '']] : [], pending })
    }
    for (const other of aside) if (other.user === next) Object.assign(history, mergeHistories(history, other))
    history.user = history.next = next
    return next
  })
  // Not before they are merged: at worst they are merged twice, and count twice.
  if (next && aside.some(({ user }) => user === next)) write(aside.filter(({ user }) => user !== next))
}
