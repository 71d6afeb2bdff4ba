import {
  AskwellError,
  attachDataLayer,
  attachPageView,
  attachSession,
  browserHost,
  createEngine,
  type Engine,
  type EngineEvents,
  type SurveyDocument,
} from '@askwell/core'
import type { Presenter } from '@askwell/ui'
import { once, type Chunks } from './chunks.js'
import { createDelivery } from './delivery.js'
import { resolveEndpoint } from './endpoint.js'
import type { Askwell } from './instance.js'
import { createListeners } from './listeners.js'
import { attachOpener } from './opener.js'
import type { AskwellEvents, InitOptions } from './options.js'
import { fetchSurveys } from './remote-surveys.js'
import { createReport, warn } from './report.js'
import { createSurveyReader } from './survey-reader.js'

declare const __ASKWELL_VERSION__: string

const running = new Map<string, Askwell>()

/**
 * Wires engine, prompts and outbox for one page.
 *
 * @param prefix How the caller spells options, for messages: `data-` in a script tag.
 */
export function start(options: InitOptions, chunks: Chunks, prefix = 'init: '): Askwell {
  const { project = 'default', surveys, respondent } = options
  const already = running.get(project)
  if (already) {
    warn(
      new AskwellError(
        'twice',
        `project "${project}" is running already; this init changes nothing. Call init once, or give another project`,
      ),
    )
    return already
  }
  const endpoint = resolveEndpoint(options.endpoint, `${prefix}endpoint`, location.href)
  if (!surveys) throw new AskwellError('bad-option', `${prefix}surveys is missing. Give surveys, a document, or the URL of one`)

  const host = browserHost()
  const { on, emit } = createListeners()
  const report = createReport((error) => emit('error', error))
  for (const [name, listener] of Object.entries(options.on ?? {})) on(name as keyof AskwellEvents, listener as never)

  const delivery = createDelivery({
    project,
    storage: host.storage,
    endpoint,
    load: chunks.outbox,
    on: ({ type, ...detail }) =>
      type === 'error' ? report((detail as { error: AskwellError }).error) : emit(type, detail as never),
  })

  let { theme, locale } = options
  let presenter: Presenter | undefined
  const loadPresenter = once(async () => (presenter = (await chunks.ui()).createPresenter({ theme, locale, onError: report })))

  const engine = createEngine({
    surveys: [],
    host,
    project,
    attributes: respondent?.attributes,
    sdk: `askwell/${__ASKWELL_VERSION__}`,
    prepare: () => void loadPresenter().catch(() => {}),
    async present(presentation) {
      const presented = await (await loadPresenter()).present(presentation)
      delivery.prepare()
      return presented
    },
    deliver: delivery.deliver,
    onError: report,
  })
  return engine as never
}
