// Runs in the page, in every engine alike: outboxes on the page's real network and storage, with a clock that tests move.
import type { SurveyResponse } from '@askwell/core'
import { createOutbox, type Endpoint, type Outbox, type OutboxEvent, type OutboxHost } from '@askwell/transport'
import { quickClock, virtualClock } from './clock.js'
import { childPages } from './frames.js'
import { storageFaults } from './storage-faults.js'

export interface Setup {
  project: string
  endpoint: Endpoint
  /** Default: virtual. */
  clock?: 'virtual' | 'quick' | 'real'
  aheadMs?: number
  /** Real ms that a request or a storage operation may take before the virtual clock goes on. Default: 20,000. */
  patience?: number
  /** In place of what the browser says. */
  onLine?: boolean
  /** A share of 1 that every draw of the policy gives. Default: 0.5. */
  random?: number
  /** The module that has the outbox: another version of it than the page's own. */
  from?: string
}

/** What a window is to the outbox, with another clock. */
function hostOf({ aheadMs = 0, patience = 20_000, clock = 'virtual', onLine, random = 0.5 }: Setup) {
  const flying = new Set<unknown>()
  let calls = 0
  const track = <T>(promise: Promise<T>) => {
    flying.add(promise)
    const ended = () => void flying.delete(promise)
    promise.then(ended, ended)
    return promise
  }
  /** A lock is asked for by way of another process; what is done under it takes as long as it likes. */
  const locks: OutboxHost['navigator']['locks'] = {
    request: (name, options, run) =>
      new Promise((resolve, reject) => {
        const asked = new Promise<void>((answered) => {
          const request = navigator.locks.request(name, options, (lock) => {
            answered()
            return run(lock)
          })
          request.then(resolve, reject).finally(answered)
        })
        void track(asked)
      }),
  }
  const it =
    clock === 'virtual'
      ? virtualClock(aheadMs, () => flying.size > 0, patience)
      : quickClock(() => aheadMs + Number(localStorage['test-ahead'] ?? 0))
  const host: OutboxHost = {
    ...(clock === 'real'
      ? { Date, setTimeout: window.setTimeout.bind(window), clearTimeout: window.clearTimeout.bind(window) }
      : it.host),
    Math: { random: () => random },
    fetch(url, init) {
      calls++
      const answer = window.fetch(url, init)
      if (!(answer instanceof Promise)) return answer
      return track(answer).then((response) => {
        // Whoever has patched fetch may answer anything.
        if (!(response instanceof Response)) return response
        Object.defineProperty(response, 'text', { value: () => track(Response.prototype.text.call(response)) })
        return response
      })
    },
    get localStorage() {
      return window.localStorage as unknown as Record<string, string>
    },
    get indexedDB() {
      return window.indexedDB
    },
    navigator: {
      get onLine() {
        return onLine ?? navigator.onLine
      },
      get locks() {
        return navigator.locks && locks
      },
    },
    document,
    addEventListener: (type, heard, options) => window.addEventListener(type, heard, options),
  }
  return { ...it, host, calls: () => calls }
}

interface Opened extends ReturnType<typeof hostOf> {
  outbox: Outbox
  events: { type: string; id?: string; status?: number; code?: string }[]
}

const opened = new Map<string, Opened>()

const it = (name: string) => opened.get(name)!

const plain = (event: OutboxEvent) =>
  event.type === 'error' ? { type: event.type, code: event.error.code, message: event.error.message } : { ...event }

/** The server of the page writes down what it was told, whatever becomes of the page. */
const witness = (id: string, where: string) => {
  const request = new XMLHttpRequest()
  request.open('POST', `/told/${id}/${where}`)
  request.send()
}

const methods = {
  async open(name: string, setup: Setup) {
    const host = hostOf(setup)
    const events: Opened['events'] = []
    const { project, endpoint, from } = setup
    const create = from
      ? ((await import(/* @vite-ignore */ from)) as { createOutbox: typeof createOutbox }).createOutbox
      : createOutbox
    const outbox = create({ project, endpoint, host: host.host, on: (event) => events.push(plain(event)) })
    opened.set(name, { ...host, outbox, events })
  },
  /** `passing` ms of the virtual clock meanwhile. */
  async put(name: string, response: SurveyResponse, hold = false, passing = 0) {
    const stored = it(name).outbox.put(response, { hold })
    if (passing) await it(name).pass(passing)
    const where = await stored
    witness(response.id, where)
    return where
  },
  putAll: (name: string, responses: SurveyResponse[], hold = false) =>
    Promise.all(responses.map((response) => methods.put(name, response, hold))),
  pass: (name: string, ms: number) => it(name).pass(ms),
  set: (name: string, ms: number) => it(name).set(ms),
  /** Resolves when what it tries is through; on the virtual clock that is by passing a moment. */
  flush: (name: string) => Promise.race([it(name).outbox.flush(), it(name).pass(3000)]),
  pending: (name: string) => it(name).outbox.pending(),
  clear: (name: string) => it(name).outbox.clear(),
  destroy: (name: string) => it(name).outbox.destroy(),
  events: (name: string) => it(name).events,
  calls: (name: string) => it(name).calls(),
  /** The network is back, says the browser. */
  wake: () => void dispatchEvent(new Event('online')),
  ...storageFaults,
}

const frames = childPages(methods)

export const world = { ...methods, ...frames }

Object.assign(window, { world })

// A page may have its outbox from the beginning.
if (location.search) void methods.open('itself', JSON.parse(decodeURIComponent(location.search.slice(1))) as Setup)
