import { type Askwell, inert, init, type InitOptions } from 'askwell'

interface Running {
  askwell: Askwell
  /** How many providers hold it. */
  holders: number
}

const running = new Map<string, Running>()

export interface Held {
  /** Calls what runs, and starts it with the first call: an effect of a child runs before that of its provider. */
  askwell: Askwell
  /** Starts it. Returns what lets it go. */
  take(): () => void
}

/** One instance for each project, however often React mounts, unmounts and mounts again what holds it. */
export const hold = (options: InitOptions): Held => {
  const { project = '' } = options
  let mine: Askwell | undefined

  const start = (): Running => {
    const found = running.get(project) ?? { askwell: init(options), holders: 0 }
    running.set(project, found)
    mine = found.askwell
    return found
  }
  const forwarded = (name: keyof Askwell) => [
    name,
    (...rest: never[]) => ((mine ?? start().askwell)[name] as (...rest: never[]) => unknown)(...rest),
  ]

  return {
    askwell: Object.fromEntries((Object.keys(inert) as (keyof Askwell)[]).map(forwarded)),
    take() {
      const held = start()
      held.holders++
      return () =>
        // StrictMode takes it again at once.
        void setTimeout(() => {
          if (--held.holders) return
          held.askwell.destroy()
          running.delete(project)
        })
    },
  }
}
