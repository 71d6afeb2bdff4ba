// The chunk that is loaded when a prompt falls due: the stage, the prompts, and what keeps the answers.
import { createStage, type CreateStage, type Engine, type Language, type Presentation, type Presented } from '@askwell/core'
import { afterFrame, createPresenter, type Presenter, type PresenterOptions } from '@askwell/ui'
import { keeperFor } from './keeper.js'
import type { Wiring } from './wiring.js'

/** A `Present` that may be lent another presenter than that of the page's prompts. */
export type PresentBy = (presentation: Presentation, presenter?: Presenter) => Promise<Presented>

/** The stage of one page, wired to its prompts and its outbox. */
export function stageFor(wiring: Wiring, track: Engine['track'], language: () => Language | undefined): CreateStage {
  const { openDesk, chunks } = wiring
  const newPresenter = (wiring.newPresenter = (more?: PresenterOptions) =>
    createPresenter({ theme: wiring.theme, locale: wiring.locale, kinds: wiring.kinds, ...more }))
  const ours = (wiring.presenter = newPresenter())
  let loaded: Language | undefined
  const load = () =>
    chunks.conditions().then(
      (conditions) => (loaded = conditions.language),
      () => {},
    )

  return (backstage) =>
    createStage({
      ...backstage,
      // A person in a modal dialog of the page, or with a film in full screen, is busy. It is looked for once a second while
      // something waits: one that is taken out of the page tells nobody that it has closed.
      heldUntil: (history, survey, due) =>
        due && document.querySelector(':is(dialog,iframe,video):modal')
          ? backstage.options.host.now() + 1000
          : backstage.heldUntil(history, survey, due),
      matcher: () => (language() ?? loaded)?.matcher,
      options: {
        ...backstage.options,
        async present(presentation: Presentation, presenter = ours) {
          const { survey } = presentation
          let begin: ((ready: unknown) => void) | undefined
          if (!language() && /"if":/.test(JSON.stringify(survey))) {
            // What is asked first may depend on it; what comes after is loaded beside the prompt.
            if (survey.questions[0]!.if) await load()
            presentation.ready = new Promise((resolve) => (begin = resolve))
          }
          const presented = await presenter.present({ ...presentation, track })
          begin?.(load())
          // Beside the prompt, so that what is answered finds it there; never before.
          afterFrame(() => openDesk().catch(() => {}))
          return presented
        },
        keeper: keeperFor(wiring),
      },
    })
}
