import type { Inline } from '@askwell/core'
import type { Stand } from './element-class.js'
import { createStanding, type Standing } from './element-standing.js'
import type { Wiring } from './wiring.js'

/** What puts the surveys of one instance into elements. */
export const standFor = (wiring: Wiring): Stand => {
  const { engine } = wiring
  const all = new Set<Standing>()
  let followed: unknown

  /** Takes the place of functions of the stage and of the page's presenter, so that these need not know of elements: docs/adr/0018. */
  const follow = (stage: Parameters<Inline>[1]) => {
    if (followed === stage) return
    followed = stage
    const presenter = wiring.presenter!
    const { settle, clear } = stage
    const { setTheme, setLocale } = presenter
    const then =
      <A extends unknown[]>(run: (...rest: A) => void, name: keyof Standing) =>
      (...rest: A) => {
        run(...rest)
        all.forEach((standing) => standing[name]())
      }
    Object.assign(stage, { settle: then(settle, 'ask'), clear: then(clear, 'clear') })
    Object.assign(presenter, { setTheme: then(setTheme, 'dress'), setLocale: then(setLocale, 'dress') })
  }

  return async (element, id, signal, isLast) => {
    const known = await engine.inspect(id, (_, circumstances) => circumstances)
    if (signal.aborted) return undefined
    if (!known) {
      // What there is not is said to be missing.
      if (isLast) void engine.show(`<askwell-survey survey="${id}">`)
      return undefined
    }
    let standing: Standing | undefined
    await engine.show(id, {
      inline(...rest) {
        if (!signal.aborted) {
          follow(rest[1])
          const { ask, clear } = (standing = createStanding(wiring, element, rest))
          all.add(standing)
          signal.addEventListener('abort', () => {
            all.delete(standing!)
            clear()
          })
          ask()
        }
        // Nobody waits for it.
        return 'failed'
      },
    })
    return () => standing?.dress()
  }
}
