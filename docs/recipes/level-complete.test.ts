import { expect, it } from 'vitest'
import { recipe } from './recipe.js'
import { minute, visitor, type Visit } from './visitor.js'

const { document, run } = recipe('level-complete')

const start = () => {
  const player = visitor(document)
  const game = player.visit('/play')
  const end = async (level: number, alive = true, pause = 2 * minute) => {
    await run({ askwell: game.askwell, player: { level, alive } })
    await game.wait(pause)
  }
  return { player, game, end }
}

it('asks after the third level within an hour, a second later', async () => {
  const { player, game, end } = start()
  await end(1)
  await end(2)
  expect(player.asked).toEqual([])
  await end(3, true, 999)
  expect(player.asked).toEqual([])
  await game.wait(1)
  expect(player.asked).toEqual(['level-fun'])
})

it('counts neither the tutorial nor a level that was lost', async () => {
  const { player, end } = start()
  await end(0)
  await end(1)
  await end(2, false)
  await end(2)
  expect(player.asked).toEqual([])
  await end(3)
  expect(player.asked).toEqual(['level-fun'])
})

it('asks nobody who plays a level now and then', async () => {
  const { player, end } = start()
  for (let level = 1; level < 9; level++) await end(level, true, 31 * minute)
  expect(player.asked).toEqual([])
})

it('knows the event by either name', async () => {
  const player = visitor(document)
  const game: Visit = player.visit('/play')
  for (let level = 1; level < 4; level++) {
    game.askwell.track('level_complete', { level })
    await game.wait(minute)
  }
  expect(player.asked).toEqual(['level-fun'])
})
