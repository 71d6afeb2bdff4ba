import { mergeHistories, pageHost, type History, type HostStorage } from '@askwell/core'
import type { OutboxHost } from '@askwell/transport'
import { draftsKey } from './drafts.js'
import { keysOf } from './keys.js'
import type { Consent } from './options.js'
import type { Desk } from './responses.js'
import type { Wiring } from './wiring.js'

/** What a page remembers while nothing may be remembered beyond it. */
type Box = Record<string, string>

const disk = pageHost(async () => undefined).storage

const inBox = (box: Box): HostStorage => ({
  get: (key) => box[key] ?? null,
  set(key, value) {
    box[key] = value
  },
  remove(key) {
    delete box[key]
  },
})

const boxes = new WeakMap<Wiring, Box>()

/** The window, but for its storage. */
const outboxHost = (wiring: Wiring): OutboxHost => ({
  Date,
  Math,
  document,
  navigator,
  setTimeout: (run, delayMs) => setTimeout(run, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as number),
  fetch: (url, init) => fetch(url, init),
  addEventListener: (type, heard, options) => addEventListener(type, heard, options),
  get localStorage() {
    return boxes.get(wiring) ?? (localStorage as unknown as Box)
  },
  get indexedDB() {
    if (boxes.has(wiring)) throw new Error('nothing may be stored')
    return indexedDB
  },
})

const quietly = async (work: () => unknown) => {
  try {
    await work()
  } catch {
    // Storage that is blocked has nothing.
  }
}

const deleteDatabase = (name: string) =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    for (const type of ['success', 'error', 'blocked']) request.addEventListener(type, resolve)
  })

/** A service worker that delivers at this moment stops. */
const stopWorker = (name: string) => {
  const channel = new BroadcastChannel(name)
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  channel.postMessage('withdrawn')
  channel.close()
}

/** Removes all there is: history, answers that wait, the surveys that were kept. */
async function forget(project: string, desk: Desk | undefined): Promise<void> {
  await quietly(() => desk?.outbox.clear())
  desk?.outbox.destroy()
  await quietly(() => {
    for (const key of keysOf(localStorage, project)) localStorage.removeItem(key)
  })
  const outbox = `askwell:${project}:outbox`
  await quietly(() => stopWorker(`${outbox}:state`))
  // Records, those that nobody could read, and what the service worker knows.
  for (const name of [outbox, `${outbox}:aside`, `${outbox}:state`]) await quietly(() => deleteDatabase(name))
  await quietly(async () => {
    // Those of further endpoints.
    for (const each of await indexedDB.databases()) if (each.name?.startsWith(`${outbox}.`)) await deleteDatabase(each.name)
  })
}

const parsed = <T>(text: string | null): T | undefined => {
  try {
    return JSON.parse(text!) ?? undefined
  } catch {
    return undefined
  }
}

/** Of one person, the two as one; of two, the session's, which knows when this device has last asked. */
const joined = (session: History, stored: History): History =>
  session.user && stored.user && session.user !== stored.user
    ? { ...session, prompts: [...stored.prompts, ...session.prompts].slice(-100) }
    : { ...mergeHistories(session, stored), user: session.user ?? stored.user, next: session.next ?? stored.next }

/** Writes down what the session knows, beside what was known before it. */
function keep(box: Box, project: string): void {
  const historyKey = `askwell:${project}`
  for (const key of keysOf(box, project)) {
    const text = box[key]!
    const session = parsed<History>(text)
    const stored = parsed<History>(disk.get(key))
    let value = text
    if (session && stored && key === historyKey) value = JSON.stringify(joined(session, stored))
    if (session && stored && key === draftsKey(project)) value = JSON.stringify({ ...stored, ...session })
    disk.set(key, value)
  }
}

/** What is in force. */
const levels = new WeakMap<Wiring, Consent>()

async function apply(wiring: Wiring, next: Consent): Promise<void> {
  const { project, closing } = wiring
  const before = levels.get(wiring)
  const box = boxes.get(wiring)
  boxes.delete(wiring)
  if (next !== true) {
    wiring.restart()
    await forget(project, closing)
  }
  levels.set(wiring, next)
  if (next === 'session') {
    const fresh: Box = {}
    boxes.set(wiring, fresh)
    Object.assign(wiring.storage, inBox(fresh))
    wiring.outboxHost = outboxHost(wiring)
  }
  if (next === true && before === 'session' && box) {
    await quietly(() => keep(box, project))
    Object.assign(wiring.storage, disk)
  } else if (next) wiring.begin()
}

const changes = new WeakMap<Wiring, Promise<void>>()

/** Makes what is stored what the person has agreed to, and begins when that is anything; one change after the other. */
export async function change(wiring: Wiring, next: Consent): Promise<void> {
  const done = Promise.resolve(changes.get(wiring)).then(() => apply(wiring, next))
  changes.set(
    wiring,
    done.catch(() => {}),
  )
  return done
}
