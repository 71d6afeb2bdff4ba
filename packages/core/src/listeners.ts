import type { Listener } from './engine-types.js'
import { AskwellError } from './errors.js'

/** What the app listens to. A listener that throws is reported, and nobody else notices. */
export const createListeners = <Events extends { error: AskwellError }>(onError?: (error: AskwellError) => void) => {
  const listeners = new Map<string, Set<Listener<never>>>()

  const emit = <K extends keyof Events & string>(event: K, detail: Events[K]) => {
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
    emit('error', error as Events['error'])
  }
  const on = <K extends keyof Events & string>(event: K, listener: Listener<Events[K]>) => {
    const set = listeners.get(event) ?? new Set()
    listeners.set(event, set.add(listener as Listener<never>))
    return () => void set.delete(listener)
  }
  return { on, emit, report }
}

export type Listeners<Events extends { error: AskwellError }> = ReturnType<typeof createListeners<Events>>
