import { expect, it } from 'vitest'
import { recipe } from './recipe.js'
import { minute, visitor } from './visitor.js'

const { document, run } = recipe('abandoned-cart')

const start = async () => {
  const customer = visitor(document)
  /** A page, with the site's own button and event wired by the code of the recipe. */
  const open = async (path: string) => {
    const visit = customer.visit(path)
    const [checkoutButton, orderPlaced] = [new EventTarget(), new EventTarget()]
    await run({ askwell: visit.askwell, checkoutButton, orderPlaced, cart: { total: 42 } })
    return {
      ...visit,
      checkOut: () => checkoutButton.dispatchEvent(new Event('click')),
      order: () => orderPlaced.dispatchEvent(new Event('success')),
    }
  }
  const cart = await open('/cart')
  cart.checkOut()
  cart.leave()
  return { customer, open }
}

it('asks five minutes after the checkout was begun, on another page of the shop', async () => {
  const { customer, open } = await start()
  await customer.away(3 * minute)
  const home = await open('/')
  await home.wait(2 * minute - 1)
  expect(customer.asked).toEqual([])
  await home.wait(1)
  expect(customer.asked).toEqual(['abandoned-cart'])
})

it('asks nobody who has bought, neither within the five minutes nor after', async () => {
  for (const bought of [2 * minute, 8 * minute]) {
    const { customer, open } = await start()
    const checkout = await open('/checkout/payment')
    await checkout.wait(bought)
    checkout.order()
    checkout.leave()
    await (await open('/')).wait(40 * minute)
    expect(customer.asked).toEqual([])
  }
})

it('leaves who is still in the checkout in peace, and asks when they come out of it', async () => {
  const { customer, open } = await start()
  const checkout = await open('/checkout/address')
  await checkout.wait(12 * minute)
  expect(customer.asked).toEqual([])
  checkout.leave()
  await (await open('/products/lamp')).wait()
  expect(customer.asked).toEqual(['abandoned-cart'])
})

it('does not ask who comes back the next day', async () => {
  const { customer, open } = await start()
  await customer.away(24 * 60 * minute)
  await (await open('/')).wait(minute)
  expect(customer.asked).toEqual([])
})
