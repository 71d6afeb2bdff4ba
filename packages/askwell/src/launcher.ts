// The chunk of a button that opens a survey, loaded when the document has such a survey. It is attached as a source is.
import type { Survey } from '@askwell/core'
import { createLauncher } from '@askwell/ui/launcher'
import type { Attach } from './chunks.js'
import type { Wiring } from './wiring.js'

const isConditional = ({ from, until, sample, audience }: Survey) => from || until || audience || sample !== undefined

/** When it may be shown to someone who asks for it: 0 for now, `Infinity` for not as far as is known. */
const heldUntil = ({ engine }: Wiring, survey: Survey) =>
  isConditional(survey)
    ? engine.inspect(survey.id, (_, circumstances, _path, heldUntil) =>
        circumstances ? heldUntil!({ ...circumstances, busy: false }, true) : Infinity,
      )
    : 0

export const launcher: Attach = (_, host, wiring) => {
  const { show } = wiring.askwell
  let surveys: Survey[] = []
  let chosen: Survey | undefined
  let wake: (() => void) | undefined
  let button: ReturnType<typeof createLauncher> | undefined
  const draw = () => button?.draw(chosen, wiring.theme, wiring.locale)

  /** The first that may be shown has the button. */
  const choose = async () => {
    const before = surveys
    let next: Survey | undefined
    let nextAt = Infinity
    for (const survey of surveys) {
      const until = await heldUntil(wiring, survey)
      if (!until) {
        next = survey
        break
      }
      nextAt = Math.min(nextAt, until)
    }
    if (before !== surveys) return
    wake?.()
    wake = nextAt < Infinity ? host.after(nextAt - host.now(), choose) : undefined
    if (next === chosen) return
    chosen = next
    draw()
  }

  // `setTheme` and `setLocale` write these.
  for (const name of ['theme', 'locale'] as const) {
    let value = wiring[name]
    Object.defineProperty(wiring, name, {
      configurable: true,
      enumerable: true,
      get: () => value,
      set(next) {
        value = next
        draw()
      },
    })
  }
  // Something has happened that may have changed who is asked.
  wiring.listeners.on('settle' as 'shown', () => surveys.some(isConditional) && choose())

  return (all) => {
    surveys = (all as Survey[]).filter((survey) => survey?.place?.at === 'launcher')
    if (surveys.length) button ??= createLauncher((id) => void show(id))
    else {
      button?.remove()
      button = chosen = undefined
    }
    void choose()
  }
}
