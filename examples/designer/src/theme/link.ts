import { tokens } from '@askwell/ui/theme'
import { isLanguage } from '../canvas/languages.js'
import type { Design } from './state.js'
import { shortOf, tokenOf } from './tokens.js'
import { kindWords, usable } from './value.js'

/** What is looked at, beside the design. */
export interface View {
  locale: string
  device: 'desktop' | '390' | '320'
  scheme: 'both' | 'light' | 'dark'
  zoom: 'fit' | 'full'
  motion: 'full' | 'reduced'
}

export const plainView: View = { locale: 'en', device: 'desktop', scheme: 'both', zoom: 'fit', motion: 'full' }

const choices: Record<Exclude<keyof View, 'locale'>, readonly string[]> = {
  device: ['desktop', '390', '320'],
  scheme: ['both', 'light', 'dark'],
  zoom: ['fit', 'full'],
  motion: ['full', 'reduced'],
}

const fits = (key: keyof View, value: string) => (key === 'locale' ? isLanguage(value) : choices[key].includes(value))

/** Everything that makes the page what it is, without the `#`; empty for the defaults. */
export function toHash(design: Design, view: View): string {
  const words = new URLSearchParams()
  for (const { name } of tokens) if (Object.hasOwn(design, name)) words.set(shortOf(name), design[name]!)
  for (const key of Object.keys(plainView) as (keyof View)[]) if (view[key] !== plainView[key]) words.set(key, view[key])
  return words.toString()
}

export interface Restored {
  design: Design
  view: View
  /** What the link said that could not be used, in words. */
  faults: string[]
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** The state that a link describes. A link is data: what it says wrongly is told, and the rest is used. */
export function fromHash(hash: string): Restored {
  const design: Record<string, string> = {}
  const view = { ...plainView }
  const faults: string[] = []
  for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ''))) {
    const token = tokenOf(name)
    if (token) {
      const value = usable(token, text)
      if (value === undefined) faults.push(`${name}: “${shortened(text)}” is not ${kindWords(token)}`)
      else if (value !== token.default) design[token.name] = value
    } else if (Object.hasOwn(plainView, name)) {
      const key = name as keyof View
      if (fits(key, text)) Object.assign(view, { [key]: text })
      else faults.push(`${name}: “${shortened(text)}” is not among the choices`)
    } else faults.push(`“${shortened(name)}” is not a variable`)
  }
  return { design, view, faults }
}
