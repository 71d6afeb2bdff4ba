import { createOutbox } from '../outbox.js'
import { spill } from '../spill.js'
import type { OutboxEvent } from '../types.js'
import { fakeDevice } from './fake-device.js'
import type { Interleaving, Step } from './interleaving.js'
import { fakeEndpoint, type Behaviour } from './ledger.js'
import { quickIndexedDb } from './quick-indexed-db.js'
import { aResponse } from './response.js'

const hour = 3_600_000
const urls = ['https://a.example/', 'https://b.example/']

/** The keys of the responses that a request held, each with its body. */
const itemsOf = (key: string, body: string): [string, string][] => {
  const keys = key.slice(1, -1).split(',')
  return keys.length > 1 ? keys.map((each, at) => [each, JSON.stringify(JSON.parse(body)[at])]) : [[keys[0]!, body]]
}

/** An endpoint of which every fifth response is refused while it works; `does` is what it is up to. */
const moodyEndpoint = (refused: Set<string>) => {
  const server = fakeEndpoint()
  const endpoint = { ...server, does: 200 as Behaviour }
  server.answer = ({ key }) => {
    const isRefused = endpoint.does === 200 && itemsOf(key, '[]').some(([each]) => refused.has(each.slice(0, 36)))
    return isRefused ? 422 : endpoint.does
  }
  return endpoint
}

/** Lets an interleaving happen, then the network be back, and says what is not as it should be. */
export const replay = async ({ lanes, batch, steps, chances }: Interleaving) => {
  const disk = quickIndexedDb()
  const device = fakeDevice(disk, 2)
  let drawn = 0
  device.random = () => chances[drawn++ % chances.length]!
  const refused = new Set<string>()
  const servers = urls.map(() => moodyEndpoint(refused))
  const fetch: (typeof servers)[0]['fetch'] = (url, init) => servers[urls.indexOf(url)]!.fetch(url, init)
  const used = lanes ? urls : urls.slice(0, 1)
  const endpoints = used.map((url) => ({ url, ...(batch && { batch }) }))
  /** By id: the highest revision that was told stored, and since which withdrawal. */
  const stored = new Map<string, number>()
  const latest = new Map<string, number>()
  const owners = new Map<string, number>()
  const rejected = new Set<string>()
  let withdrawals = 0
  /** What is given before one has ended may go with it. */
  let withdrawing = 0

  const on = (event: OutboxEvent) => {
    if (event.type === 'rejected') rejected.add(`${event.url} ${event.id}:${event.revision}`)
  }
  const launch = () => {
    const page = device.page(fetch)
    const outbox = createOutbox({ project: 'p', endpoint: lanes ? endpoints : endpoints[0]!, host: page.host, on })
    return { page, ...outbox, isOpen: true }
  }
  /** Each is opened when it is first heard of. */
  const opened: ReturnType<typeof launch>[] = []
  const tabAt = (at: number) => (opened[at] ??= launch())
  const close = (at: number, cut?: boolean) => {
    if (!opened[at]) return
    opened[at].isOpen = false
    opened[at].page.kill(cut)
  }
  const put = (id: string, revision: number, at: number, hold: boolean) => {
    const owner = tabAt(at)
    const since = withdrawals
    latest.set(id, revision)
    owners.set(id, at)
    void owner.put(aResponse({ id, revision, answeredAt: device.now() }), { hold }).then((where) => {
      if (owner.isOpen && where !== 'memory' && since === withdrawals && !withdrawing)
        stored.set(id, Math.max(stored.get(id) ?? 0, revision))
    })
  }
  const newId = () => {
    const { id } = aResponse()
    if (latest.size % 5 === 4) refused.add(id)
    return id
  }
  const { items, mode } = device.storage
  const storage = {
    get: (key: string) => items[key] ?? null,
    set: (key: string, value: string) => void (items[key] = value),
    remove: (key: string) => void delete items[key],
  }

  const happen = async (step: Step) => {
    const at = 'tab' in step ? tabAt(step.tab) : undefined
    if (step.type === 'put') put(newId(), 1, step.tab, step.hold)
    if (step.type === 'revise' && latest.size) {
      const [id, revision] = [...latest][step.which % latest.size]!
      put(id, revision + 1, owners.get(id)!, step.hold)
    }
    if (step.type === 'pass') await device.advance(step.ms)
    if (step.type === 'server') {
      servers[step.lane]!.does = step.does
      servers[step.lane]!.release()
    }
    if (step.type === 'network') {
      device.online = step.online
      if (step.online) opened.forEach(({ page }) => page.emit('online'))
    }
    if (step.type === 'open' || step.type === 'kill') close(step.tab, step.type === 'kill' && step.cut)
    if (step.type === 'open') opened[step.tab] = launch()
    if (step.type === 'freeze') at!.page.freeze()
    if (step.type === 'wake') at!.page.wake()
    if (step.type === 'hide') at!.page.emit('pagehide')
    if (step.type === 'show') at!.page.emit('visibilitychange')
    if (step.type === 'flush') void at!.flush()
    if (step.type === 'retry') void at!.retryRejected()
    if (step.type === 'disk') disk.mode.is = step.is
    if (step.type === 'locks') device.locks = step.locks
    if (step.type === 'storage') {
      // A withdrawal that cannot be written down is not heard by other tabs: what they store meanwhile is removed, too.
      if (withdrawals) await device.idle()
      mode.fails = step.fails ? 'writes' : undefined
    }
    if (step.type === 'withdraw' && at!.isOpen && !mode.fails) {
      const withdraw = (under: number) => {
        withdrawing += under
        withdrawals++
        stored.clear()
      }
      withdraw(1)
      void at!.clear().then(() => withdraw(-1))
    }
    if (step.type === 'spill') {
      const response = aResponse({ answeredAt: device.now() })
      if (spill(storage, 'p', response) && !withdrawing) stored.set(response.id, 1)
    }
  }

  for (const step of steps) await happen(step)
  await device.idle()
  ;[0, 1, 2].forEach((at) => close(at))
  mode.fails = undefined
  disk.mode.is = 'well'
  device.online = true
  for (const server of servers) server.does = 200
  const last = launch()
  await device.advance(3 * hour)
  void last.retryRejected()
  await device.advance(hour)

  const isDone = (url: string, at: number, id: string, revision: number) =>
    [...servers[at]!.ledger].some(([key, body]) => itemsOf(key, body).some(([each]) => reaches(each, id, revision))) ||
    [...rejected].some((each) => each.startsWith(url) && reaches(each.slice(url.length + 1), id, revision))
  const reaches = (key: string, id: string, revision: number) => key.startsWith(id) && Number(key.split(':')[1]) >= revision
  const lost = [...stored].flatMap(([id, revision]) =>
    used.flatMap((url, at) => (isDone(url, at, id, revision) ? [] : `${url} ${id}:${revision}`)),
  )

  const bodies = new Map<string, string>()
  const changed: string[] = []
  for (const { requests } of servers)
    for (const { key, body } of requests)
      for (const [each, text] of itemsOf(key, body)) {
        if ((bodies.get(each) ?? text) !== text) changed.push(each)
        bodies.set(each, text)
      }
  const waiting = Math.max(0, (await last.pending()) - refused.size)
  await device.idle()
  const timers = device.timers()
  await last.destroy()
  return { lost, changed, waiting, timers }
}
