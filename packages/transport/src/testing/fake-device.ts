import { IDBFactory } from 'fake-indexeddb'
import type { OutboxHost } from '../host.js'
import type { QuickIndexedDb } from './quick-indexed-db.js'
// Loaded already, since the virtual clock does not wait for files.
import '../batch.js'
import '../drain.js'
import '../lanes.js'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** localStorage, as far as its own properties go. `fails` throws from writes, or from everything. */
export const fakeStorage = () => {
  const mode: { fails?: 'writes' | 'all' } = {}
  const check = (write?: boolean) => {
    if (mode.fails === 'all' || (write && mode.fails)) throw new DOMException('no', 'QuotaExceededError')
    return true
  }
  const items = new Proxy<Record<string, string>>(Object.create(null), {
    get: (target, key) => (check(), Reflect.get(target, key)),
    ownKeys: (target) => (check(), Reflect.ownKeys(target)),
    set: (target, key, value) => check(true) && Reflect.set(target, key, value),
    deleteProperty: (target, key) => check() && Reflect.deleteProperty(target, key),
  })
  return { items, mode }
}

interface Timer {
  at: number
  delayMs: number
  run(): void
}

/**
 * One device: a clock, storage and locks that its pages share.
 *
 * @param quietTurns Of the event loop in which nothing happens, before the device counts as idle.
 */
export const fakeDevice = (indexedDB: IDBFactory = new IDBFactory(), quietTurns = 6, startAt = 1_700_000_000_000) => {
  let now = startAt
  /** Of each lock, who has it and who waits for it. */
  const queues = new Map<string, (() => Promise<void>)[]>()
  const pages = new Set<{ emit(type: string, event: object): void }>()
  const timers = new Set<Timer>()
  const storage = fakeStorage()
  const device = { storage, indexedDB, online: true, random: () => 0.5, locks: true }

  /** Until nothing happens but by the clock or the network. An open IndexedDB operation shows as its 3 s timer. */
  const idle = async () => {
    for (let quiet = 0, turns = 0; quiet < quietTurns && turns < 400; turns++) {
      await turn()
      quiet = [...timers].some(({ delayMs }) => delayMs === 3000) ? 0 : quiet + 1
    }
  }

  const page = (fetch: OutboxHost['fetch']) => {
    let alive = true
    let isCut = false
    const drops: (() => void)[] = []
    const listeners = new Set<{ type: string; heard: (event: Event) => void }>()
    const own = new Set<Timer>()
    let frozen: Timer[] | undefined
    const dead = () => new Promise<never>(() => {})
    const live = <T>(value: T) => {
      if (!alive) throw new Error('dead')
      return value
    }
    /** As the browser does: `pagehide` when the page is hidden, frozen or left. */
    const emit = (event: string, details: object = {}) =>
      listeners.forEach(({ type, heard }) => type === event && heard(details as Event))
    /** What one page writes, the others hear of. */
    const write = (key: string, newValue: string | null, change: () => boolean) => {
      const before = live(storage.items)[key] ?? null
      const done = change()
      if (before !== newValue) setImmediate(() => pages.forEach((each) => each !== it && each.emit('storage', { key, newValue })))
      return done
    }
    const local = new Proxy(storage.items, {
      set: (items, key, value) => write(key as string, value, () => Reflect.set(items, key, value)),
      deleteProperty: (items, key) => write(key as string, null, () => Reflect.deleteProperty(items, key)),
    })
    /** As a browser's: granted in the order in which they are asked for; who dies gives back what it has. */
    const locks: OutboxHost['navigator']['locks'] = {
      request: (name, { signal }, run) =>
        alive
          ? new Promise((resolve, reject) => {
              const queue = queues.get(name) ?? []
              queues.set(name, queue)
              let held = false
              const grant = async () => {
                if (queue[0] !== grant) return
                held = true
                await Promise.resolve(run({})).then(resolve, reject)
                drop()
              }
              const drop = () => {
                const at = queue.indexOf(grant)
                if (at >= 0) queue.splice(at, 1)
                if (at === 0) void queue[0]?.()
              }
              signal.addEventListener('abort', () => {
                if (!held) drop()
                if (!held) reject(signal.reason)
              })
              drops.push(drop)
              queue.push(grant)
              queueMicrotask(grant)
            })
          : dead(),
    }
    const host: OutboxHost = {
      Date: { now: () => now },
      Math: { random: () => device.random() },
      setTimeout(run, delayMs) {
        const timer = { at: now + delayMs, delayMs, run }
        if (frozen) frozen.push(timer)
        else if (alive) timers.add(timer)
        own.add(timer)
        return timer
      },
      clearTimeout(timer) {
        timers.delete(timer as Timer)
        frozen = frozen?.filter((each) => each !== timer)
      },
      fetch: (url, init) => (alive ? fetch(url, init).finally(() => (alive ? undefined : dead())) : dead()),
      get localStorage() {
        return live(local)
      },
      get indexedDB() {
        const disk = live(device.indexedDB) as IDBFactory | QuickIndexedDb
        return disk && 'of' in disk ? disk.of(() => !isCut) : disk
      },
      navigator: {
        get onLine() {
          return device.online
        },
        get locks() {
          return device.locks || !alive ? locks : (undefined as unknown as typeof locks)
        },
      },
      document: { hidden: false },
      addEventListener(type, heard, { signal }) {
        const listener = { type, heard }
        listeners.add(listener)
        signal!.addEventListener('abort', () => listeners.delete(listener))
      },
    }
    const it = {
      host,
      emit,
      listeners,
      /** No timer runs until it wakes up. */
      freeze() {
        emit('freeze')
        frozen ??= [...own].filter((timer) => timers.delete(timer))
      },
      wake() {
        const late = frozen?.splice(0) ?? []
        frozen = undefined
        if (alive) late.forEach((timer) => timers.add(timer))
        emit('resume')
      },
      /**
       * As a killed renderer: no timer, no answer, no lock. What is already under way on the disk still happens, unless it
       * is cut off.
       */
      kill(cut = false) {
        alive = false
        isCut = cut
        own.forEach((timer) => timers.delete(timer))
        listeners.clear()
        drops.forEach((drop) => drop())
        pages.delete(it)
      },
    }
    pages.add(it)
    return it
  }

  return Object.assign(device, {
    page,
    idle,
    now: () => now,
    setClock: (at: number) => void (now = at),
    /** Pending timers, in ms from now. */
    timers: () => [...timers].map(({ at }) => at - now),
    async advance(ms: number) {
      const until = now + ms
      for (;;) {
        await idle()
        const next = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = until
    },
    online: true,
  })
}
