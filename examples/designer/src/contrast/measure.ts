import { type Pixel, pixelOf, ratioOf } from './colour.js'
import { type Pair, pairs } from './pairs.js'

export type Scheme = 'light' | 'dark'
export const schemes: readonly Scheme[] = ['light', 'dark']

export interface Measured extends Pair {
  scheme: Scheme
  ratio: number
  passes: boolean
  /** The two colours as they are on screen. */
  front: Pixel
  back: Pixel
}

/** The backgrounds that lie behind an element inside its shadow root, the lowest first. */
function behind(element: Element | null, own: boolean): string[] {
  const layers: string[] = []
  for (let at = own ? element : (element?.parentElement ?? null); at; at = at.parentElement)
    layers.unshift(getComputedStyle(at).backgroundColor)
  return layers
}

function colourOf(element: Element, what: NonNullable<Pair['what']>) {
  if (what === 'placeholder') return getComputedStyle(element, '::placeholder').color
  return getComputedStyle(element).getPropertyValue(what)
}

/** The prompt of a cell, as it is drawn in one scheme. */
export type Find = (cell: string, scheme: Scheme) => ShadowRoot | null | undefined

function measureOne(pair: Pair, scheme: Scheme, root: ShadowRoot): Measured | undefined {
  const element = root.querySelector(pair.at)
  const on = pair.on ? root.querySelector(pair.on) : element
  if (!element || !on) return
  const what = pair.what ?? 'color'
  const layers = behind(on, what === 'color' || what === 'placeholder' || on !== element)
  const back = pixelOf(...layers)
  const front = pixelOf(...layers, colourOf(element, what))
  const ratio = ratioOf(front, back)
  return { ...pair, scheme, ratio, passes: ratio >= pair.least, front, back }
}

/** Every pair in both schemes, from what is drawn. What isn't drawn yet is left out. */
export function measure(find: Find): Measured[] {
  const settled = new Set<ShadowRoot>()
  return pairs.flatMap((pair) =>
    schemes.flatMap((scheme) => {
      const root = find(pair.cell, scheme)
      if (!root) return []
      // A colour on its way to another is neither: the new one is judged.
      if (!settled.has(root)) for (const each of root.getAnimations()) if (each instanceof CSSTransition) each.finish()
      settled.add(root)
      return measureOne(pair, scheme, root) ?? []
    }),
  )
}

/** `4.49` must not read as `4.5`, so it is cut, never rounded up. */
export const ratioText = (ratio: number) => `${(Math.floor(ratio * 10) / 10).toFixed(1)}:1`
