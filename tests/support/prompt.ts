import type { Page } from 'playwright-core'

/** The prompt on screen, through its open shadow root. */
export const promptOf = (page: Page) => page.getByRole('dialog')

/** Presses Tab until the focus is in a radio group of the prompt, as someone without a pointer would. */
export async function tabIntoScale(page: Page): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const role = await page.evaluate(() => {
      let active = document.activeElement
      while (active?.shadowRoot) active = active.shadowRoot.activeElement
      return active?.getAttribute('role')
    })
    if (role === 'radio') return
  }
  throw new Error('Tab never reached the scale')
}

/** Buys one bag in the demo shop and waits for the prompt on the thank-you page. */
export async function buy(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/shop/`)
  await page.getByRole('button', { name: 'Add to cart' }).first().click()
  await page.goto(`${url}/shop/checkout.html`)
  await fillForm(page)
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.waitForURL('**/thanks.html')
  await promptOf(page).waitFor()
}

async function fillForm(page: Page): Promise<void> {
  for (const field of await page.locator('form input:not([type=hidden]), form textarea').all()) {
    if ((await field.inputValue()) || (await field.getAttribute('type')) === 'checkbox') continue
    await field.fill((await field.getAttribute('type')) === 'email' ? 'ada@example.com' : 'Ada 12345')
  }
}
