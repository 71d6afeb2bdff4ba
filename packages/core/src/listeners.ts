import type { Engine, EngineEvents, Listener } from './engine-types.js'
import { AskwellError } from './errors.js'

/** What the app listens to. A listener that throws is reported, and nobody else notices. */
export const createListeners = (onError?: (error: AskwellError) => void) => {
  const listeners = new Map<string, Set<Listener<never>>>()

  const emit = <K extends keyof EngineEvents>(event: K, detail: EngineEvents[K]) => {
    for (const listener of listeners.get(event) ?? [])
      try {
        listener(detail as never)
      } catch (cause) {
        // An error about the error listener would come round for ever.
        if (event !== 'error') report(new AskwellError('listener', `on "${event}"`, { cause }))
      }
  }
  const report = (error: AskwellError) => {
    try {
      onError?.(error)
    } catch {}
    emit('error', error)
  }
  const on: Engine['on'] = (event, listener) => {
    const set = listeners.get(event) ?? new Set()
    listeners.set(event, set.add(listener))
    return () => set.delete(listener)
  }
  return { on, emit, report }
}
