import { expect, it } from 'vitest'
import { createDecider } from './decider.js'
import { createLazyEngine } from './lazy-engine.js'
import { createListeners } from './listeners.js'
import type { Survey } from './schema/index.js'
import { createStage, type CreateStage } from './stage.js'
import { fakeHost, type FakeHost } from './testing.js'

const nps: Survey = { id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'purchase' } }

/** A tab in which the event has happened, and whose stage comes when it is let. */
const start = async (host: FakeHost, survey = nps) => {
  const shown: string[] = []
  let waiting: { resolve(create: CreateStage): void; reject(cause: unknown): void }
  const engine = createLazyEngine(
    { host },
    createListeners(),
    () => undefined,
    async () => (premises) => createDecider(premises, () => new Promise((resolve, reject) => (waiting = { resolve, reject }))),
    () => {},
  )
  engine.update({ surveys: [survey] })
  engine.track('purchase')
  await host.advance()
  const create: CreateStage = (backstage) =>
    createStage({
      ...backstage,
      matcher: () => undefined,
      options: {
        ...backstage.options,
        async present({ survey }) {
          shown.push(survey.id)
          return { close() {} }
        },
        keeper: () => async () => {},
      },
    })
  return {
    engine,
    shown,
    async load() {
      waiting.resolve(create)
      await host.advance()
    },
    async fail() {
      waiting.reject(new Error('offline'))
      await host.advance()
    },
  }
}

/** Whether another tab could have the device. */
const isFree = async (host: FakeHost) => {
  const release = await host.openTab().claim('askwell:default')
  release?.()
  return !!release
}

it('claims the device while the stage is on its way, and shows under that claim', async () => {
  const host = fakeHost()
  const tab = await start(host)
  expect(await isFree(host)).toBe(false)
  await tab.load()
  expect(tab.shown).toEqual(['nps'])
  expect(await isFree(host)).toBe(false)
})

it('gives the device back when the stage can’t be had', async () => {
  const host = fakeHost()
  const tab = await start(host)
  await tab.fail()
  expect(await isFree(host)).toBe(true)
})

it('gives the device back when nobody is asked after all', async () => {
  const host = fakeHost()
  const tab = await start(host)
  host.setVisible(false)
  await tab.load()
  expect(tab.shown).toEqual([])
  expect(await isFree(host)).toBe(true)
})

it('gives the device back when it is destroyed meanwhile', async () => {
  const host = fakeHost()
  const tab = await start(host)
  tab.engine.destroy()
  await host.advance()
  expect(await isFree(host)).toBe(true)
})

it('leaves the device alone while the delay lasts, and on a page where nothing is shown', async () => {
  for (const trigger of [
    { event: 'purchase', delay: '5s' },
    { event: 'purchase', page: '/shop' },
  ]) {
    const host = fakeHost()
    await start(host, { ...nps, trigger })
    expect(await isFree(host)).toBe(true)
  }
})
