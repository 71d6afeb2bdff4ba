export interface Live {
  /** Something new was stored. Listeners hear of it once per `debounceMs` at most. */
  changed(): void
  /** Returns how to stop listening. `onClose` is called when the server stops. */
  listen(onChange: () => void, onClose: () => void): () => void
  /** Listeners at the moment. */
  count(): number
  /** Tells every listener that it is over. */
  close(): void
}

interface Listener {
  onChange(): void
  onClose(): void
}

/** Tells open pages that there is something new, without telling them for every single response. */
export function createLive(debounceMs = 250): Live {
  const listeners = new Set<Listener>()
  let timer: NodeJS.Timeout | undefined

  function tell() {
    timer = undefined
    for (const { onChange } of listeners) onChange()
  }

  return {
    changed() {
      if (listeners.size > 0) timer ??= setTimeout(tell, debounceMs)
    },
    listen(onChange, onClose) {
      const listener = { onChange, onClose }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    count: () => listeners.size,
    close() {
      clearTimeout(timer)
      for (const { onClose } of listeners) onClose()
      listeners.clear()
    },
  }
}
