import type { SurveyResponse } from '@askwell/core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleIn } from '../scripts/markdown.mjs'
import { launch, listen } from './support/chromium.js'
import { html, pageFolder, scriptTag } from './support/pages.js'
import { promptOf } from './support/prompt.js'
import { eventually, openSite, type Site } from './support/site.js'

// The code of a recipe's page, as a site would have it: a module beside the script tag.
const shop = (body: string) =>
  html(
    scriptTag('data-endpoint="/v1/responses" data-surveys="/surveys.json"'),
    `<main>${body}</main><script type="module" src="/shop-code.js"></script>`,
  )

const folderOf = (name: string, files: Record<string, string>) =>
  pageFolder({ 'surveys.json': exampleIn(`docs/recipes/${name}.md`, 'json'), ...files })

const purchase = folderOf('post-purchase', {
  'checkout.html': shop('<button id="pay">Pay</button>'),
  'thanks.html': shop('<h1>Thank you</h1>'),
  'shop-code.js': `
    const placeOrder = async () => ({ id: 'T-1', total: 42 })
    document.querySelector('#pay')?.addEventListener('click', async () => {
      ${exampleIn('docs/recipes/post-purchase.md', 'js')}
    })`,
})
const cart = folderOf('abandoned-cart', {
  'cart.html': shop('<a id="checkout" href="/checkout/address.html">Check out</a>'),
  'address.html': shop('<h1>Address</h1>'),
  'lamps.html': shop('<h1>Lamps</h1>'),
  'shop-code.js': `
    const cart = { total: 42 }
    const orderPlaced = new EventTarget()
    const checkoutButton = document.querySelector('#checkout') ?? new EventTarget()
    ${exampleIn('docs/recipes/abandoned-cart.md', 'js')}
    window.order = () => orderPlaced.dispatchEvent(new Event('success'))`,
})

let browser: Browser
const sites: Site[] = []

beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  for (const site of sites) await site.close()
})

/** A site of its own for each recipe, in a fresh browser profile. */
async function open({ path }: { path: string }, mounts: Record<string, string>) {
  const file = (name: string) => `${path}/${name}`
  const site = await openSite({
    mounts: {
      '/surveys.json': file('surveys.json'),
      '/shop-code.js': file('shop-code.js'),
      ...Object.fromEntries(Object.entries(mounts).map(([address, name]) => [address, file(name)])),
    },
  })
  sites.push(site)
  const context = await browser.newContext()
  const page = await context.newPage()
  const heard = listen(page)
  const go = async (address: string) => {
    await page.goto(`${site.url}${address}`)
    await ready(page)
  }
  return { site, context, page, heard, go }
}

async function ready(page: Page) {
  await eventually('the script', () => page.evaluate(() => window.askwell?.version))
  await page.waitForLoadState('networkidle')
}

test('after a purchase: the checkout leaves in the moment it tracks, and the thank-you page asks', async () => {
  const { site, context, page, heard, go } = await open(purchase, { '/checkout': 'checkout.html', '/thanks': 'thanks.html' })
  await go('/checkout')
  await page.getByRole('button', { name: 'Pay' }).click()
  await page.waitForURL('**/thanks')
  await promptOf(page).getByText('How was checkout?').waitFor()
  await promptOf(page).getByRole('radio').nth(4).click()
  await promptOf(page).getByText('Glad to hear it.').waitFor()
  const row = await eventually('the row', () => site.rows()[0])
  expect(JSON.parse(row.body) as SurveyResponse).toMatchObject({
    trigger: { event: 'purchase', properties: { transaction_id: 'T-1', value: 42 } },
    context: { page: '/thanks' },
  })
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await context.close()
})

const cartPages = { '/cart': 'cart.html', '/checkout/address.html': 'address.html', '/lamps': 'lamps.html' }

test('an abandoned cart: who is in the checkout after five minutes is asked on the next page outside of it', async () => {
  const { context, page, heard, go } = await open(cart, cartPages)
  await context.clock.install()
  await go('/cart')
  await page.getByRole('link', { name: 'Check out' }).click()
  await ready(page)
  await page.clock.runFor('06:00')
  expect(await promptOf(page).count()).toBe(0)
  await go('/lamps')
  await promptOf(page).getByText('What kept you').waitFor()
  expect(heard).toEqual({ warnings: [], errors: [], violations: [] })
  await context.close()
})

test('an abandoned cart: who has bought is not asked', async () => {
  const { context, page, go } = await open(cart, cartPages)
  await context.clock.install()
  await go('/cart')
  await page.getByRole('link', { name: 'Check out' }).click()
  await ready(page)
  await page.clock.runFor('04:00')
  await page.evaluate(() => (window as unknown as { order(): void }).order())
  await go('/lamps')
  await page.clock.runFor('10:00')
  await page.waitForLoadState('networkidle')
  expect(await promptOf(page).count()).toBe(0)
  await context.close()
})
