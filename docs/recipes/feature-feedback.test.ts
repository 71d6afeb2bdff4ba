import { expect, it } from 'vitest'
import { recipe } from './recipe.js'
import { day, visitor } from './visitor.js'

const { document, run } = recipe('feature-feedback')

const start = (plan = 'team') => {
  const person = visitor(document)
  const page = person.visit('/app')
  const use = async (used: string, times: number) => {
    for (let time = 0; time < times; time++) {
      await run({ askwell: page.askwell, account: { plan }, used })
      await page.wait(day)
    }
  }
  return { person, use }
}

it('asks after the fifth export, whatever else was used in between', async () => {
  const { person, use } = start()
  await use('export', 4)
  await use('import', 6)
  expect(person.asked).toEqual([])
  await use('export', 1)
  expect(person.asked).toEqual(['export-effort'])
})

it('asks once', async () => {
  const { person, use } = start()
  await use('export', 5)
  await person.dismiss()
  await use('export', 40)
  expect(person.asked).toHaveLength(1)
})

it('asks those it was built for', async () => {
  const { person, use } = start('free')
  await use('export', 20)
  expect(person.asked).toEqual([])
})

it('asks until the end of March', async () => {
  for (const [days, asked] of [
    [85, 1],
    [86, 0],
  ] as const) {
    const { person, use } = start()
    await person.away(days * day)
    await use('export', 5)
    expect(person.asked).toHaveLength(asked)
  }
})
