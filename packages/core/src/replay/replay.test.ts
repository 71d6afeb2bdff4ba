import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../engine.js'
import type { Presentation } from '../presentation.js'
import { fakeHost, type FakeHost } from '../testing.js'
import { createCrowd, type Behaviour } from './index.js'
import { denseScene, idle, scene, type Scene } from './scene.arbitrary.js'

const startAt = 1_767_225_600_000

const respondent = 'respondent-1'
const line = Uint8Array.from(`"${respondent}"`, (letter) => letter.charCodeAt(0))

/** What the replay shows, in the order in which it does: `nps 1000` is the survey and when it counted as shown. */
const replayed = ({ surveys, caps, log, behaviours, stayMs }: Scene): string[] => {
  const seen: string[] = []
  let prompts = 0
  const crowd = createCrowd({
    surveys,
    caps,
    stayMs,
    behave: () => behaviours[prompts++ % behaviours.length]!,
    decided() {},
    arrived() {},
    active() {},
    events: {
      shown: (_, { id }, at) => seen.push(`${id} ${at - startAt}`),
      closed: (_, { id }, reaction, at) => reaction === 'ignored' || seen.push(`${id} ${reaction} ${at - startAt}`),
    },
  })
  let at = startAt
  for (const { after, name, properties } of log)
    if (crowd.matters(name)) crowd.happen(respondent, (at += after), name, properties)
    else crowd.pass(line, 1, respondent.length + 1, (at += after))
  crowd.finish()
  return seen
}

/** The engine in a page, with a presenter that reacts as it is told. */
const visit = (host: FakeHost, { surveys, caps }: Scene, seen: string[], behave: () => Behaviour) => {
  let open: Presentation | undefined
  let closeAt = Infinity
  const engine = createEngine({
    surveys,
    caps,
    host,
    async present(presentation) {
      const { reaction, afterMs, answers = {} } = behave()
      const { id } = presentation.survey
      presentation.visible()
      open = presentation
      closeAt = reaction === 'ignored' ? Infinity : host.now() + afterMs
      if (reaction !== 'ignored')
        host.after(afterMs, () => {
          if (reaction === 'answered') void presentation.record(answers, true)
          seen.push(`${id} ${reaction} ${host.now() - startAt}`)
          open = undefined
          closeAt = Infinity
          presentation.close(reaction, reaction === 'answered' ? answers : {})
        })
      return { close: () => presentation.close('dismissed', {}) }
    },
    async deliver() {},
  })
  engine.on('shown', ({ survey }) => seen.push(`${survey} ${host.now() - startAt}`))
  return {
    engine,
    closeAt: () => closeAt,
    isOpen: () => !!open,
  }
}

/** The same log through the engine itself, as someone lives it who goes away when the replay says they do. */
const lived = async (scene: Scene): Promise<string[]> => {
  const seen: string[] = []
  let prompts = 0
  const behave = () => scene.behaviours[prompts++ % scene.behaviours.length]!
  const host = fakeHost({ now: startAt })
  let page: ReturnType<typeof visit> | undefined
  const until = async (at: number) => host.advance(Math.max(0, at - host.now()))
  const leave = async (goneAt: number) => {
    await until(goneAt)
    // A prompt that they have before them they see through.
    while (page!.isOpen() && page!.closeAt() < Infinity) await until(page!.closeAt())
    if (page!.isOpen()) await host.advance(1000)
    page!.engine.destroy()
    page = undefined
    host.setVisible(false)
  }
  let at = startAt
  let lastAt = 0
  for (const { after, name, properties } of scene.log) {
    at += after
    if (page && after >= idle) await leave(lastAt + scene.stayMs)
    await until(at)
    if (name === 'page_view') host.navigate(properties['path'] as string)
    if (!page) {
      host.setVisible(false)
      if (!host.stored.size) host.stored.set('askwell:default', JSON.stringify(firstHistory(at)))
      page = visit(host, scene, seen, behave)
    }
    page.engine.track(name, properties)
    if (!host.visible()) host.setVisible(true)
    await host.advance()
    lastAt = at
  }
  await leave(lastAt + scene.stayMs)
  return seen
}

const firstHistory = (at: number) => ({
  v: 1,
  id: respondent,
  firstSeenAt: at,
  lastSeenAt: 0,
  sessions: 0,
  sessionAt: 0,
  events: {},
  surveys: {},
  due: [],
  prompts: [],
})

describe('a replay', () => {
  for (const [words, scenes] of [
    ['shows what the engine shows, when the engine shows it', scene],
    ['does so when several surveys listen to what happens all the time', denseScene],
  ] as const)
    it(words, { timeout: 60_000 }, async () => {
      let prompts = 0
      await fc.assert(
        fc.asyncProperty(scenes, async (scene) => {
          const seen = replayed(scene)
          prompts += seen.length
          expect(seen).toEqual(await lived(scene))
        }),
        { numRuns: 400 },
      )
      expect(prompts).toBeGreaterThan(400)
    })
})
