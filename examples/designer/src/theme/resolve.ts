import { tokens } from '@askwell/ui/theme'
import { hexOf, pixelOf } from '../contrast/colour.js'
import type { Find, Scheme } from '../contrast/measure.js'
import { shortOf } from './tokens.js'

/** What is in force in one scheme: for colours as `#rrggbb`, for lengths in px, by name. */
export type Resolved = Readonly<Record<string, string>>

/** The variables inside a prompt that have another short name than outside: tokens.css. */
const aliases: Record<string, string> = { 'inset-x': 'x', 'inset-y': 'y' }

/** Reads from a prompt what its variables come to, whether set, default or derived. */
export function resolve(find: Find, scheme: Scheme): Resolved {
  const root = find('nps', scheme)
  const card = root?.querySelector<HTMLElement>('[part=prompt]')
  if (!root || !card) return {}
  const inside = getComputedStyle(root.host)
  const probe = document.createElement('span')
  probe.hidden = true
  card.append(probe)
  const found: Record<string, string> = {}
  for (const { name, kind } of tokens) {
    const short = shortOf(name)
    const value = inside.getPropertyValue(`--_${aliases[short] ?? short}`)
    if (kind === 'color') {
      probe.style.color = value
      found[name] = hexOf(pixelOf(...surfaceOf(card), getComputedStyle(probe).color))
    } else if (kind === 'length') {
      probe.style.paddingTop = value
      found[name] = getComputedStyle(probe).paddingTop
    }
    probe.removeAttribute('style')
  }
  probe.remove()
  return found
}

const surfaceOf = (card: Element) => [getComputedStyle(card).backgroundColor]
