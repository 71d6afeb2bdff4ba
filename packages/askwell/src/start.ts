import { AskwellError, browserHost, createLazyEngine, type Survey, type SurveyDocument } from '@askwell/core'
import type { Presenter } from '@askwell/ui'
import { once, type Chunks } from './chunks.js'
import { createDelivery } from './delivery.js'
import { resolveEndpoint } from './endpoint.js'
import { explainFault } from './explain-fault.js'
import type { Askwell } from './instance.js'
import { createListeners } from './listeners.js'
import { attachOpener } from './opener.js'
import type { AskwellEvents, InitOptions } from './options.js'
import { fetchSurveys } from './remote-surveys.js'
import { createReport, warn } from './report.js'
import { createSources } from './sources.js'

declare const __ASKWELL_VERSION__: string

const running = new Map<string, Askwell>()

/**
 * Wires engine, prompts and outbox for one page.
 *
 * @param prefix How the caller spells options, for messages: `data-` in a script tag.
 */
export function start(options: InitOptions, chunks: Chunks, prefix = 'init: '): Askwell {
  const { project = 'default', surveys, respondent = {}, caps, groups } = options
  const already = running.get(project)
  if (already) {
    warn(new AskwellError('twice', `project "${project}" is running; this init changes nothing. Call init once, or name another project`))
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
    on(event) {
      if (event.type === 'error') report(event.error)
      else emit(event.type, event as never)
    },
  })

  let { theme, locale } = options
  let presenter: Presenter | undefined
  const openPresenter = once(async () => (presenter = (await chunks.ui()).createPresenter({ theme, locale, onError: report })))

  let document: SurveyDocument = { surveys: [] }
  const engine = createLazyEngine({
    surveys: [],
    host,
    project,
    attributes: respondent.attributes,
    sdk: `askwell/${__ASKWELL_VERSION__}`,
    prepare: () => void openPresenter().catch(() => {}),
    async present(presentation) {
      const presented = await (await openPresenter()).present(presentation)
      delivery.prepare()
      return presented
    },
    deliver: delivery.deliver,
    onError: (error) => (/-survey$|-kind$/.test(error.code) ? void explainFault(error, document, chunks.check).then(report) : report(error)),
  }, async () => (await chunks.ui()).makeOffer)
  if (respondent.userId) engine.identify(respondent.userId)
  for (const name of ['shown', 'answered', 'completed', 'dismissed'] as const) engine.on(name, (detail) => emit(name, detail as never))

  const sources = createSources(engine, host, options.dataLayer)
  // Calls made before the first document is there, in their order.
  let waiting: (() => void)[] | undefined = []
  const soon = (call: () => void) => void (waiting ? waiting.push(call) : call())

  const known = (id: string, where: string) => {
    const ids = document.surveys.map((survey: Survey | null) => survey?.id)
    if (ids.includes(id)) return true
    report(new AskwellError('unknown-survey', `${where}: no survey has this id. There are: ${JSON.stringify(ids)}`))
    return false
  }
  const show: Askwell['show'] = (id, more) =>
    new Promise((resolve) => soon(() => resolve(known(id, `show(${JSON.stringify(id)})`) ? engine.show(id, more) : 'failed')))
  const opener = attachOpener({ known: (id, where) => !!waiting || known(id, where), show: (id, anchor) => void show(id, { anchor }) })

  const use = (next: unknown) => {
    document = (Array.isArray(next) ? { surveys: next } : next) as SurveyDocument
    if (!Array.isArray(document?.surveys)) {
      report(new AskwellError('bad-document', `${prefix}surveys: there is no list of surveys. Give [ … ] or { surveys: [ … ] }`))
      document = { surveys: [] }
    }
    engine.update({ ...document, ...(caps && { caps }), ...(groups && { groups }) })
    sources.attach()
    opener.check()
    const calls = waiting
    waiting = undefined
    calls?.forEach((call) => call())
  }

  const askwell: Askwell = {
    track: (name, properties) => soon(() => engine.track(name, properties)),
    identify: engine.identify,
    set: engine.set,
    show,
    explain: engine.explain,
    on,
    pending: delivery.pending,
    flush: delivery.flush,
    setTheme(next) {
      theme = next
      presenter?.setTheme(next)
    },
    setLocale(next) {
      locale = next
      presenter?.setLocale(next)
    },
    destroy() {
      running.delete(project)
      sources.off()
      opener.off()
      engine.destroy()
      presenter?.destroy()
      delivery.destroy()
    },
  }
  running.set(project, askwell)
  if (typeof surveys === 'string') void fetchSurveys({ url: surveys, project, storage: host.storage, use, onError: report })
  else use(surveys)
  delivery.resume()
  return askwell
}
