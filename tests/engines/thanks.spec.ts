import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { inEngines, type Room } from './in-engines.js'

const thanks = 'Thank you for your feedback.'

/** How the time-out of the thanks is: `running`, `paused`, or `none`. */
const timeOut = (room: Room) => room.tab.evaluate(() => inside.find('[part=thanks]')?.getAnimations()[0]?.playState ?? 'none')

async function toThanks(room: Room): Promise<void> {
  await room.begin()
  await room.tab.hover({ x: 5, y: 5 })
  await room.track('nps-alone')
  await room.tab.evaluate(() => inside.find('[role=radio]')!.click())
  await room.asks(thanks)
}

inEngines(
  (room) => {
    test('the thanks closes by itself; the pointer on it stops that', async () => {
      await toThanks(room)
      await eventually('a time-out', async () => (await timeOut(room)) === 'running')
      const centre = await room.tab.evaluate(() => {
        const { x, y, width, height } = inside.card()!.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      })
      await room.tab.hover(centre)
      await eventually('a stop', async () => (await timeOut(room)) === 'paused')
      await room.tab.hover({ x: 5, y: 5 })
      await eventually('a time-out', async () => (await timeOut(room)) === 'running')
      await room.tab.evaluate(() => inside.find('[part=thanks]')!.getAnimations()[0]!.finish())
      await room.asks(undefined)
    })

    test('focus in the thanks stops its time-out', async () => {
      await toThanks(room)
      await eventually('a time-out', async () => (await timeOut(room)) === 'running')
      await room.tabIn()
      await eventually('a stop', async () => (await timeOut(room)) === 'paused')
    })
  },
  { reducedMotion: false },
)

inEngines((room) => {
  test('under reduced motion nothing moves, and the thanks stays', async () => {
    await room.begin()
    const moving = () =>
      room.tab.evaluate(() => {
        const all = [inside.card()!, ...inside.card()!.querySelectorAll('*')]
        return all.flatMap((element) => element.getAnimations()).length
      })
    await room.track('nps-alone')
    expect(await moving()).toBe(0)
    await room.tab.evaluate(() => inside.find('[role=radio]')!.click())
    await room.asks(thanks)
    expect(await moving()).toBe(0)
    expect(await timeOut(room)).toBe('none')
  })
})
