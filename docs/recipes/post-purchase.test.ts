import { expect, it } from 'vitest'
import { recipe } from './recipe.js'
import { day, minute, second, visitor } from './visitor.js'

const { document, run } = recipe('post-purchase')

/** Places an order as the page's code does, which leaves the checkout at once. Returns where it went. */
const buy = async (customer: ReturnType<typeof visitor>) => {
  const { askwell, leave } = customer.visit('/checkout')
  let went = ''
  const location = {
    assign(path: string) {
      went = path
      leave()
    },
  }
  await run({ askwell, location, placeOrder: async () => ({ id: 'T-1', total: 42 }) })
  return went
}

it('asks two seconds after the purchase, on the page that the browser has gone to', async () => {
  const customer = visitor(document)
  const thanks = customer.visit(await buy(customer))
  await thanks.wait(2 * second - 1)
  expect(customer.asked).toEqual([])
  await thanks.wait(1)
  expect(customer.asked).toEqual(['post-purchase'])
  expect(customer.prompt()!.values).toMatchObject({ value: 42 })
  await customer.answer({ score: 5 })
  expect(customer.responses[0]).toMatchObject({ trigger: { event: 'purchase' }, context: { page: '/thanks' } })
})

it('still asks after nine minutes at the bank, and no more after eleven', async () => {
  for (const [away, asked] of [
    [9 * minute, ['post-purchase']],
    [11 * minute, []],
  ] as const) {
    const customer = visitor(document)
    await buy(customer)
    await customer.away(away)
    await customer.visit('/thanks').wait()
    expect(customer.asked).toEqual(asked)
  }
})

it('asks who has answered again after 90 days, and who has closed it after 180', async () => {
  for (const [close, days] of [
    ['answer', 90],
    ['dismiss', 180],
  ] as const) {
    const customer = visitor(document)
    const order = async () => {
      const page = customer.visit(await buy(customer))
      await page.wait(3 * second)
      if (customer.prompt()) await customer[close]({ score: 5 })
      page.leave()
    }
    await order()
    await customer.away((days - 1) * day)
    await order()
    expect(customer.asked).toHaveLength(1)
    await customer.away(day)
    await order()
    expect(customer.asked).toHaveLength(2)
  }
})
