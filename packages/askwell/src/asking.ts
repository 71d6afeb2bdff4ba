// The chunk that is loaded when a prompt falls due: the stage, the prompts, and the way to the outbox.
import { basicMatcher, createStage, type CreateStage, type Engine, type Language } from '@askwell/core'
import { spill } from '@askwell/transport/spill'
import { createPresenter } from '@askwell/ui'
import type { Wiring } from './wiring.js'

export { claimDevice } from '@askwell/core'

/** The stage of one page, wired to its prompts and its outbox. */
export function stageFor(wiring: Wiring, track: Engine['track'], language: () => Language | undefined): CreateStage {
  const { project, storage, openOutbox, report } = wiring
  const presenter = (wiring.presenter = createPresenter({ theme: wiring.theme, locale: wiring.locale, onError: report }))

  return (backstage) =>
    createStage({
      ...backstage,
      matcher: () => language()?.matcher ?? basicMatcher,
      options: {
        ...backstage.options,
        async present(presentation) {
          const presented = await presenter.present({ ...presentation, track })
          // Beside the prompt, so that what is answered finds it there; never before.
          openOutbox().catch(() => {})
          return presented
        },
        async deliver(response, options) {
          // Kept before the first await: a tab closed right after the tap loses nothing.
          const kept = !wiring.outbox && spill(storage, project, response)
          try {
            await (wiring.outbox ?? (await openOutbox())).put(response, options)
          } catch (cause) {
            if (!kept) throw cause
          }
        },
      },
    })
}
