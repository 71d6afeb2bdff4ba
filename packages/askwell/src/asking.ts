// The chunk that is loaded when a prompt falls due: the stage, the prompts, and what keeps the answers.
import { basicMatcher, claimByLock, createStage, type CreateStage, type Engine, type Host, type Language } from '@askwell/core'
import { createPresenter } from '@askwell/ui'
import { keeperFor } from './keeper.js'
import type { Wiring } from './wiring.js'

/** Locks that are refused are refused as storage is, which tabs could share: each is on its own. */
export const claim: Host['claim'] = (name) => claimByLock(name).catch(() => () => {})

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
        keeper: keeperFor(wiring),
      },
    })
}
