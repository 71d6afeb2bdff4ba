/** What the inspector remembers in this tab, and nowhere else. */
export interface Memory {
  isOpen: boolean
  /** On the other side of the window, for prompts that stand where the panel does. */
  isAway: boolean
  ignoreCaps: boolean
  aheadMs: number
}

const initial: Memory = { isOpen: true, isAway: false, ignoreCaps: false, aheadMs: 0 }

const keyOf = (project: string) => `askwell:${project}:inspector`

/** Never throws: where storage is refused, a page remembers nothing. */
export function recall(project: string): Memory {
  try {
    const { isOpen, isAway, ignoreCaps, aheadMs } = { ...initial, ...JSON.parse(sessionStorage.getItem(keyOf(project))!) }
    return { isOpen: !!isOpen, isAway: !!isAway, ignoreCaps: !!ignoreCaps, aheadMs: Math.max(0, +aheadMs) || 0 }
  } catch {
    return initial
  }
}

export function remember(project: string, memory: Memory): void {
  try {
    sessionStorage.setItem(keyOf(project), JSON.stringify(memory))
  } catch {}
}
