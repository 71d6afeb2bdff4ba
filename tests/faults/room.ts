import { randomUUID } from 'node:crypto'
import type { SurveyResponse } from '@askwell/core'
import { afterAll, beforeAll, describe } from 'vitest'
import { engineNames, openEngine, type Engine, type EngineName, type Tab } from '../support/engine.js'
import { eventually } from '../support/eventually.js'
import { standingCheck } from './judge.js'
import type { Setup, world } from './page/world.js'
import type { Receiver, Way } from './receiver.js'
import { openFaultSite, type FaultSite } from './site.js'

type World = typeof world
declare global {
  interface Window {
    world: World
  }
}

export const aResponse = (changes: Partial<SurveyResponse> = {}): SurveyResponse => ({
  id: randomUUID(),
  revision: 1,
  complete: true,
  survey: { id: 'post-purchase', hash: 'f3a1' },
  answers: [{ question: 'score', type: 'csat', scale: 5, value: 4, category: 'satisfied' }],
  outcome: 'answered',
  respondent: { id: 'r' },
  context: { page: '/orders/thanks' },
  shownAt: 1_700_000_000_000,
  answeredAt: 1_700_000_000_000,
  durationMs: 900,
  ...changes,
})

/** Calls a method of the world in a page. */
export const calling =
  (tab: () => Pick<Tab, 'evaluate'>) =>
  <Name extends keyof World>(name: Name, ...values: Parameters<World[Name]>): Promise<Awaited<ReturnType<World[Name]>>> =>
    tab().evaluate(([name, values]) => (window.world[name as never] as (...values: unknown[]) => unknown)(...values), [
      name as string,
      values as unknown[],
    ] as const) as never

interface Heard {
  type: string
  id?: string
  status?: number
  code?: string
  message?: string
}

/** Ids of responses whose end the app was told of: refused for good, or expired. */
const toldOf = (events: readonly Heard[]) => ({
  rejected: events.flatMap(({ type, id }) => (type === 'rejected' ? [id!] : [])),
  expired: events.flatMap(({ code, message }) => (code === 'expired' ? [message!.match(/[0-9a-f]{8}-[0-9a-f-]{27}/)![0]] : [])),
})

/** The outbox of one row, with a project and a receiver of its own. */
export interface Case {
  receiver: Receiver
  setup: Setup
  /** Answers, with so many ms passing meanwhile; resolves to where it was stored. */
  put(changes?: Partial<SurveyResponse>, hold?: boolean, passing?: number): Promise<string>
  /** In order, of everything put. */
  ids: string[]
  pass(ms: number): Promise<void>
  pending(): Promise<number>
  events(): Promise<Heard[]>
  calls(): Promise<number>
  /** Ends this outbox and opens one anew, as the next visit does. */
  reopen(changes?: Partial<Setup>): Promise<void>
  /** Everything arrives within so long, and the standing check holds. */
  settles(ms?: number): Promise<void>
  /** The standing check as things are now. */
  stands(): Promise<void>
  /** The standing check where nothing may be on the device any more. */
  judge(): void
}

export interface Room {
  name: EngineName
  engine: Engine
  site: FaultSite
  tab: Tab
  call: ReturnType<typeof calling>
  begin(way?: Way, changes?: Partial<Setup> & Partial<Setup['endpoint']>): Promise<Case>
  /** A page that has the world in it. */
  visit(url?: string): Promise<void>
}

const minute = 60_000

async function openCase(
  room: Room,
  way: Way | undefined,
  changes: Partial<Setup> & Partial<Setup['endpoint']> = {},
): Promise<Case> {
  const { url, timeout, wire, acknowledge, ...more } = changes
  const receiver = await room.site.receiver()
  if (way) receiver.way = way
  const project = randomUUID()
  const at = { timeout, wire, acknowledge }
  const given = Object.fromEntries(Object.entries(at).filter(([, value]) => value !== undefined))
  const setup: Setup = { project, endpoint: { url: url ?? receiver.url, ...given }, ...more }
  const { call } = room
  const ids: string[] = []
  let visits = 0
  let name = project
  await call('open', name, setup)
  const events: Case['events'] = () => call('events', name)
  const its: Case = {
    receiver,
    setup,
    ids,
    async put(response, hold, passing) {
      const made = aResponse(response)
      ids.push(made.id)
      return call('put', name, made, hold, passing)
    },
    pass: (ms) => call('pass', name, ms),
    pending: () => call('pending', name),
    events,
    calls: () => call('calls', name),
    async reopen(again) {
      await call('destroy', name)
      name = `${project}-${++visits}`
      await call('open', name, { ...setup, ...again })
    },
    async settles(ms = 2 * minute) {
      await call('pass', name, ms)
      const { rejected, expired } = toldOf(await events())
      await eventually('an empty outbox', async () => (await call('pending', name)) === rejected.length)
      standingCheck(room.site, ids, { rejected, expired })
    },
    judge: () => standingCheck(room.site, ids),
    async stands() {
      standingCheck(room.site, ids, { ...toldOf(await events()), pending: await call('pending', name) })
    },
  }
  return its
}

/** Rows that one page can show, in each engine. */
export function inEngines(rows: (room: Room) => void): void {
  describe.each(engineNames)('%s:', (name) => {
    const room = { name } as Room
    beforeAll(async () => {
      room.site = await openFaultSite()
      room.engine = await openEngine(name, { backForwardCache: true })
      room.tab = await room.engine.open(room.site.url)
      await room.visit()
    }, 120_000)
    afterAll(async () => {
      await room.engine?.close()
      await room.site?.close()
    })
    Object.assign(room, {
      call: calling(() => room.tab),
      begin: (way, changes) => openCase(room, way, changes),
      async visit(url = room.site.url) {
        await room.tab.goto(url)
        await eventually('the world', () => room.tab.evaluate(() => 'world' in window))
      },
    } satisfies Partial<Room>)
    rows(room)
  })
}
