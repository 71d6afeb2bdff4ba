import { tokens } from '@askwell/ui/theme'
import type { Design } from './state.js'

/** What to paste: the variables that were changed, in the order of the reference. */
export function cssOf(design: Design): string {
  const lines = tokens.flatMap(({ name }) => (Object.hasOwn(design, name) ? [`  ${name}: ${design[name]};`] : []))
  return lines.length ? `:root {\n${lines.join('\n')}\n}\n` : ''
}

/** Puts the variables on an element, and takes away those that are not in the design. */
export function dress({ style }: HTMLElement, design: Design): void {
  for (const { name } of tokens) {
    if (Object.hasOwn(design, name)) style.setProperty(name, design[name]!)
    else style.removeProperty(name)
  }
}
