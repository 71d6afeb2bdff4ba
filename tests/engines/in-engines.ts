import { afterAll, beforeAll, describe } from 'vitest'
import { engineNames, openEngine, type Engine, type EngineOptions, type Tab } from '../support/engine.js'
import { eventually } from '../support/eventually.js'
import { openKinds, type Kinds } from './fixture.js'

export interface Room {
  name: Engine['name']
  tab: Tab
  site: Kinds
  /** Loads the page of all kinds, or another one, for somebody who was never here. */
  begin(url?: string): Promise<void>
  /** Sends an event that a survey listens to, and waits for its prompt. */
  track(id: string): Promise<void>
  /** Opens a survey as if the person had asked for it. */
  show(id: string): Promise<void>
  /** Presses Tab until the focus is in the prompt; says how often. */
  tabIn(): Promise<number>
  /** Waits until the prompt asks this; undefined: until there is none. */
  asks(question: string | undefined): Promise<void>
}

/** The same tests in each engine, in one tab. */
export function inEngines(tests: (room: Room) => void, options?: EngineOptions): void {
  const suite = (name: Engine['name']) => {
    let engine: Engine
    const room = { name } as Room
    beforeAll(async () => {
      room.site = await openKinds()
      engine = await openEngine(name, options)
      room.tab = await engine.open(room.site.blank)
    })
    afterAll(async () => {
      await engine?.close()
      await room.site?.close()
    })
    const shown = (id: string) => room.tab.evaluate((id) => inside.shown(id), id)
    Object.assign(room, {
      async begin(url = room.site.page) {
        // On a busy machine WebKitGTK's page process aborts while it collects garbage, some time after the page of a test: a new one.
        if (name === 'webkit') room.tab = await engine.open(room.site.blank)
        else await room.tab.goto(room.site.blank)
        await room.tab.evaluate(() => localStorage.clear())
        await room.tab.goto(url)
        await room.tab.evaluate(() => inside.until('askwell', () => window.askwell?.version).then(() => {}))
      },
      async track(id: string) {
        await room.tab.evaluate((id) => void window.askwell!('track', id), id)
        await shown(id)
      },
      async show(id: string) {
        await room.tab.evaluate((id) => void window.askwell!('show', id), id)
        await shown(id)
      },
      async tabIn() {
        for (let presses = 1; presses < 20; presses++) {
          await room.tab.press('Tab')
          if ((await room.tab.evaluate(() => inside.focused())).inside) return presses
        }
        throw new Error('Tab never reached the prompt')
      },
      asks: async (question: string | undefined) =>
        void (await eventually(`"${question}"`, async () => {
          const asked = await room.tab.evaluate(() => inside.question() ?? null)
          return asked === (question ?? null)
        })),
    } satisfies Partial<Room>)
    tests(room)
  }
  // On a busy machine WebKitGTK's driver now and then never answers a call: once more.
  for (const name of engineNames) describe(`${name}:`, { retry: name === 'webkit' ? 1 : 0 }, () => suite(name))
}
