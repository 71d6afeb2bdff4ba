import { expect, it } from 'vitest'
import { createEngine } from './engine.js'
import type { Presentation } from './presentation.js'
import { fakeHost, type FakeHost } from './testing.js'

const caps = { cooldown: '5s', perSession: 3, atMost: { prompts: 2, within: '1m' } }
const surveys = ['a', 'b'].map((id) => ({
  id,
  questions: [{ type: 'nps' as const }],
  trigger: { event: 'go' },
  repeat: { every: '1s', afterDismiss: '1s', max: 3 },
}))

/** Throws once: at the k-th call, counted over every method. */
const faulty = (host: FakeHost, at: number): FakeHost => {
  let calls = 0
  const guard = () => {
    if (calls++ === at) throw new DOMException('no', 'QuotaExceededError')
  }
  return {
    ...host,
    storage: {
      get: (key) => (guard(), host.storage.get(key)),
      set: (key, value) => (guard(), host.storage.set(key, value)),
      remove: (key) => (guard(), host.storage.remove(key)),
    },
  }
}

const play = async (at: number) => {
  const host = fakeHost()
  const codes: string[] = []
  const shownAt: { at: number; id: string }[] = []
  const screen: Presentation[] = []
  const engine = createEngine({
    surveys,
    caps,
    host: faulty(host, at),
    async present(presentation) {
      screen.push(presentation)
      presentation.visible()
      return { close: () => presentation.close('dismissed', {}) }
    },
    deliver: async () => {},
    onError: ({ code }) => codes.push(code),
  })
  engine.on('shown', ({ survey }) => shownAt.push({ at: host.now(), id: survey }))
  for (let round = 0; round < 14; round++) {
    engine.track('go')
    await host.advance(1200)
    const presentation = screen.pop()
    if (round % 3 === 1) await presentation?.record({ nps: 3 }, true)
    presentation?.close(round % 3 === 1 ? 'answered' : 'dismissed', round % 3 === 1 ? { nps: 3 } : {})
    if (round % 4 === 3) host.setNow(host.now() + 20_000)
    await host.advance(1800)
  }
  return { codes, shownAt }
}

it('a storage that throws at any one call breaks nothing, and the caps hold within the page', { timeout: 60_000 }, async () => {
  for (let at = 0; ; at++) {
    const { codes, shownAt } = await play(at)
    // Past the last call there is.
    if (!codes.length) return expect(at).toBeGreaterThan(50)
    expect(codes).toEqual(['storage'])
    expect(shownAt.length).toBeGreaterThan(1)
    expect(shownAt.length).toBeLessThanOrEqual(3)
    shownAt.forEach((prompt, index) => {
      const before = shownAt.slice(0, index)
      expect(before.every((each) => prompt.at - each.at >= 5000)).toBe(true)
      expect(before.filter((each) => prompt.at - each.at < 60_000).length).toBeLessThan(2)
    })
  }
})
