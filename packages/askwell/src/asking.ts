// The chunk that is loaded when a prompt falls due: the stage, the prompts, and what keeps the answers.
import { basicMatcher, createStage, type CreateStage, type Engine, type Language } from '@askwell/core'
import { createPresenter } from '@askwell/ui'
import { createKeep } from './keep.js'
import type { Wiring } from './wiring.js'

export { claimDevice } from '@askwell/core'

/** The stage of one page, wired to its prompts and its outbox. */
export function stageFor(wiring: Wiring, track: Engine['track'], language: () => Language | undefined): CreateStage {
  const { openDesk, report } = wiring
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
          openDesk().catch(() => {})
          return presented
        },
        keep: createKeep(wiring),
      },
    })
}
