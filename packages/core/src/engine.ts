import { createDecider } from './decider.js'
import { createKeeper } from './draft.js'
import type { Engine, EngineOptions } from './engine-types.js'
import { explanationOf } from './explain.js'
import { createLazyEngine } from './lazy-engine.js'
import { createListeners } from './listeners.js'
import { matcher } from './matches.js'
import { rejoin } from './rejoin.js'
import { buildResponse } from './response.js'
import { createStage } from './stage.js'
import { subjectOf } from './subject.js'

/**
 * Decides when to ask, whom and how often. Nothing but `host` is reached for, so the same engine runs in a page, in a
 * test and in a simulation. Prompts that fell due on an earlier page, and have not expired, are taken up at once.
 *
 * @throws Never, and neither does any of its methods.
 */
export const createEngine = (options: EngineOptions): Engine => {
  const {
    begin,
    inspect: _,
    ...engine
  } = createLazyEngine(
    options,
    createListeners(options.onError),
    () => ({ matcher, subjectOf: (history, _, ...rest) => subjectOf(history, options.host, ...rest) }),
    () => Promise.reject(),
    (use) => use(rejoin),
  )
  const { inspect } = begin((premises) =>
    createDecider(
      premises,
      async () => (backstage) =>
        createStage({
          ...backstage,
          options: {
            ...options,
            keeper: (offer) =>
              createKeeper({ ...offer, options }, async (draft, hold) => {
                const response = buildResponse(draft)
                await options.deliver(response, { hold })
                if (draft.complete) backstage.emit('completed', { survey: draft.survey.id, response })
              }),
          },
          matcher: () => matcher,
        }),
    ),
  )
  engine.update(options)
  return { ...engine, explain: (id) => inspect(id, explanationOf) }
}
