import type { Page } from 'playwright-core'
import { promptOf } from './prompt.js'

/** Every element of the prompt on screen: where it is in the card, and each computed style. */
export const looksOf = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('askwell-prompt')!.shadowRoot!
    const card = root.querySelector('[part=prompt]')!.getBoundingClientRect()
    const { clientWidth } = document.documentElement
    const looks: Record<string, string> = {
      card: `${card.width} × ${card.height}, ${clientWidth - card.right} from the right, ${innerHeight - card.bottom} from below`,
    }
    ;[...root.querySelectorAll('*')].forEach((element, index) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const name = `${index} ${element.localName} ${element.getAttribute('part') ?? ''}`
      // Heard, and not seen.
      if (element.role === 'status') return
      looks[name] = `${x - card.x} ${y - card.y} ${width} ${height}`
      const style = getComputedStyle(element)
      for (const property of style) looks[`${name} ${property}`] = style.getPropertyValue(property)
    })
    return looks
  })

/** What differs, so that a failure names the properties and not thousands of lines. */
export const differences = (one: Record<string, string>, other: Record<string, string>) =>
  Object.keys({ ...one, ...other })
    .filter((key) => one[key] !== other[key])
    .map((key) => `${key}: ${one[key]} → ${other[key]}`)

/** The card without its corners and its shadow, where the page shows through. */
export async function pixelsOf(page: Page) {
  const { x, y, width, height } = (await promptOf(page).boundingBox())!
  const clip = { x: x + 18, y: y + 18, width: width - 36, height: height - 36 }
  return (await page.screenshot({ clip, animations: 'disabled' })).toString('base64')
}

/** Every element of the host page: where it is. And what the page's own root elements carry. */
export const pageOf = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('body, body *:not(askwell-prompt)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return `${element.localName} ${x} ${y} ${width} ${height}`
    })
    const roots = [document.documentElement, document.body].map((root) => (root.cloneNode() as Element).outerHTML)
    return {
      boxes,
      roots,
      scroll: [scrollX, scrollY],
      size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    }
  })

/** In the page, from its start: sums up layout shifts. */
export function watchShifts() {
  Object.assign(window, { shift: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}
