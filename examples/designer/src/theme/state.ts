/** Variables that differ from their defaults, by name. */
export type Design = Readonly<Record<string, string>>

export interface History {
  design: Design
  past: readonly Design[]
  future: readonly Design[]
  /** The variable that is being dragged or typed: one step back undoes all of it. */
  live?: string
}

export type Change =
  | { type: 'set'; name: string; value: string | undefined }
  /** The drag is over, or the field is left. */
  | { type: 'settle' }
  | { type: 'replace'; design: Design }
  /** From outside, such as a link: nothing to go back to. */
  | { type: 'load'; design: Design }
  | { type: 'undo' }
  | { type: 'redo' }

/** How far back one can go. */
const most = 200

export const begin = (design: Design = {}): History => ({ design, past: [], future: [] })

export const same = (one: Design, other: Design) => {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}

const go = (history: History, design: Design, live?: string): History => {
  const { past, design: before } = history
  if (same(before, design)) return { ...history, live }
  const goesOn = live !== undefined && live === history.live
  return { design, past: goesOn ? past : [...past, before].slice(-most), future: [], live }
}

/** Pure. A step that can't be taken leaves everything as it is. */
export function change(history: History, action: Change): History {
  const { design, past, future } = history
  switch (action.type) {
    case 'set': {
      const { [action.name]: _, ...others } = design
      const { name, value } = action
      return go(history, value === undefined ? others : { ...others, [name]: value }, name)
    }
    case 'settle':
      return history.live === undefined ? history : { ...history, live: undefined }
    case 'replace':
      return go(history, action.design)
    case 'load':
      return begin(action.design)
    case 'undo':
      return past.length ? { design: past.at(-1)!, past: past.slice(0, -1), future: [design, ...future] } : history
    case 'redo':
      return future.length ? { design: future[0]!, past: [...past, design], future: future.slice(1) } : history
  }
}
