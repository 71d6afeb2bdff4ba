import type { Page } from 'playwright-core'

/** A colour on a colour as a person sees them: properties of the elements that two selectors find in the prompt. */
export interface Pair {
  what: string
  /** Selector, and its property. */
  front: [selector: string, property: string]
  /** What is behind it, the nearest first; the last is opaque. */
  back: [selector: string, property: string][]
  least: number
}

export interface Look {
  /** Custom properties on `:root`. */
  css: Record<string, string>
  name: string
}

export interface Contrast {
  look: string
  what: string
  ratio: number
  least: number
  colours: string
}

/**
 * Contrast by WCAG 2.2 of each pair in each look: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 *
 * Colours are what the browser computed, painted on a canvas, so that mixing, relative colours and what lies outside
 * of sRGB count as they are shown.
 */
export const contrastsOf = (page: Page, pairs: Pair[], looks: Look[]): Promise<Contrast[]> =>
  page.evaluate(
    ([pairs, looks]) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
      const known = new Map<string, number[]>()
      const painted = (colour: string) => known.get(colour) ?? paint(colour)
      const paint = (colour: string) => {
        for (const layer of colour.split('|')) {
          canvas.fillStyle = layer
          canvas.fillRect(0, 0, 1, 1)
        }
        const bytes = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
        known.set(colour, bytes)
        return bytes
      }
      const luminance = (rgb: number[]) => {
        const [red, green, blue] = rgb.map((byte) => {
          const value = byte / 255
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
      }
      const root = document.querySelector('askwell-prompt')!.shadowRoot!
      const colourOf = ([selector, property]: [string, string]) => {
        const element = root.querySelector(selector)
        if (!element) throw new Error(`nothing is ${selector}`)
        return getComputedStyle(element).getPropertyValue(property)
      }
      const style = document.documentElement.style
      const found = []
      for (const { css, name } of looks) {
        for (const [property, value] of Object.entries(css)) style.setProperty(property, value)
        for (const { what, front, back, least } of pairs) {
          const behind = back.map(colourOf).reduce((over, under) => `${under}|${over}`)
          const second = painted(behind)
          const first = painted(`${behind}|${colourOf(front)}`)
          const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b)
          const ratio = (light! + 0.05) / (dark! + 0.05)
          found.push({ look: name, what, ratio, least, colours: `${first} on ${second}` })
        }
        for (const property of Object.keys(css)) style.removeProperty(property)
      }
      return found
    },
    [pairs, looks] as const,
  )

/** Those that don't hold, worst first, as lines for a message. */
export const faint = (contrasts: Contrast[]) =>
  contrasts
    .filter(({ ratio, least }) => ratio < least)
    .sort((a, b) => a.ratio / a.least - b.ratio / b.least)
    .map(({ look, what, ratio, least, colours }) => `${look}: ${what} ${ratio.toFixed(2)} < ${least} (${colours})`)
