import { expect, it } from 'vitest'
import { recipe } from './recipe.js'
import { day, second, visitor } from './visitor.js'

const { document, run } = recipe('cancel-reason')
const other = { id: 'other', questions: [{ type: 'csat' as const }], trigger: { event: 'saved' }, repeat: { every: '1d' } }

const cancel = (page: ReturnType<ReturnType<typeof visitor>['visit']>) => {
  const did: string[] = []
  const done = run({
    askwell: page.askwell,
    cancelPlan: async () => did.push('cancelled'),
    location: { assign: (path: string) => did.push(path) },
  })
  return { did, done }
}

it('asks when the plan has ended, whatever was asked before, and goes on when it is answered', async () => {
  const person = visitor({ ...document, surveys: [other, ...document.surveys], caps: { grace: { age: '30d' } } })
  const page = person.visit('/account')
  const { did, done } = cancel(page)
  await page.wait(2 * second)
  expect(did).toEqual(['cancelled'])
  expect(person.asked).toEqual(['cancel-reason'])
  await person.answer({ why: 'Too much.', again: 'up' })
  await done
  expect(did).toEqual(['cancelled', '/goodbye'])
  expect(person.responses.at(-1)).toMatchObject({ complete: true, survey: { id: 'cancel-reason' } })
})

it('goes on when it is closed, and when it could not be shown', async () => {
  const person = visitor(document)
  const page = person.visit('/account')
  const closed = cancel(page)
  await page.wait()
  await person.dismiss()
  await closed.done
  expect(closed.did).toEqual(['cancelled', '/goodbye'])

  const failed = cancel(visitor({ surveys: [] }).visit('/account'))
  await failed.done
  expect(failed.did).toEqual(['cancelled', '/goodbye'])
})

it('opens within the cooldown of another, and puts none off', async () => {
  const person = visitor({ ...document, surveys: [other, ...document.surveys] })
  const page = person.visit('/account')
  page.askwell.track('saved')
  await page.wait(2 * second)
  await person.answer({ csat: 4 })
  const { done } = cancel(page)
  await page.wait(2 * second)
  await person.dismiss()
  await done
  expect(person.asked).toEqual(['other', 'cancel-reason'])
  page.leave()
  await person.away(7 * day)
  const later = person.visit('/')
  later.askwell.track('saved')
  await later.wait()
  expect(person.asked).toEqual(['other', 'cancel-reason', 'other'])
})
