import {
  AskwellError,
  basicOperators,
  createLazyEngine,
  createListeners,
  createMatcher,
  pageHost,
  type Survey,
  type SurveyDocument,
} from '@askwell/core'
import type { Presenter } from '@askwell/ui'
import type { Chunks } from './chunks.js'
import { createDelivery } from './delivery.js'
import { resolveEndpoint } from './endpoint.js'
import type { Askwell } from './instance.js'
import { attachOpener } from './opener.js'
import type { AskwellEvents, InitOptions } from './options.js'
import { fetchSurveys } from './remote-surveys.js'
import { say } from './report.js'
import { createSources } from './sources.js'

declare const __ASKWELL_VERSION__: string

const running = new Map<string, Askwell>()

/** The operators that `basicOperators` lacks. */
const rareOperators = /"\$(v|ini|nini|al|si|el|ty|reg|\w+Group)/

/**
 * Wires engine, prompts and outbox for one page.
 *
 * @param prefix How the caller spells options, for messages: `data-` in a script tag.
 */
export function start(options: InitOptions, chunks: Chunks, prefix = 'init: '): Askwell {
  const { project = 'default', surveys, respondent = {}, caps, groups } = options
  const already = running.get(project)
  if (already) {
    void say(new AskwellError('twice', `project "${project}" is running; this init changes nothing`), chunks.advice)
    return already
  }
  const endpoint = resolveEndpoint(options.endpoint, `${prefix}endpoint`)
  if (!surveys) throw new AskwellError('bad-option', `${prefix}surveys is missing`)

  const host = pageHost(async (name) => (await chunks.ui()).claimDevice(name))
  const said = new Set<string>()
  const { on, emit, report } = createListeners<AskwellEvents>((error) => {
    // Each thing once: a page that repeats a mistake must not fill the console.
    if (!said.has(error.message)) void say(error, chunks.advice, document)
    said.add(error.message)
  })
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
  let document: SurveyDocument = { surveys: [] }
  let matcher = createMatcher(basicOperators)
  const engine = createLazyEngine(
    {
      surveys: [],
      host,
      project,
      attributes: respondent.attributes,
      sdk: `askwell/${__ASKWELL_VERSION__}`,
      async present(presentation) {
        presenter ??= (await chunks.ui()).createPresenter({ theme, locale, onError: report })
        const presented = await presenter.present(presentation)
        delivery.prepare()
        return presented
      },
      deliver: delivery.deliver,
      onError: report,
    },
    () => matcher,
    async () => (await chunks.ui()).createStage,
  )
  if (respondent.userId) engine.identify(respondent.userId)
  for (const name of ['shown', 'answered', 'completed', 'dismissed'] as const)
    engine.on(name, (detail) => emit(name, detail as never))

  const sources = createSources(engine, host, options.dataLayer ? chunks.dataLayer : undefined)
  // Calls made before the first document is there, in their order.
  let waiting: (() => void)[] | undefined = []
  const soon = (call: () => void) => void (waiting ? waiting.push(call) : call())

  const known = (id: string, where: string) => {
    if (document.surveys.some((survey: Survey | null) => survey?.id === id)) return true
    report(new AskwellError('unknown-survey', where))
    return false
  }
  const show: Askwell['show'] = (id, more) =>
    new Promise((resolve) => soon(() => resolve(known(id, `show(${JSON.stringify(id)})`) ? engine.show(id, more) : 'failed')))
  const opener = attachOpener({
    known: (id, where) => !!waiting || known(id, where),
    show: (id, anchor) => void show(id, { anchor }),
  })

  const use = async (next: unknown) => {
    document = (Array.isArray(next) ? { surveys: next } : next) as SurveyDocument
    if (!Array.isArray(document?.surveys)) {
      report(new AskwellError('bad-document', `${prefix}surveys has no list of surveys`))
      document = { surveys: [] }
    }
    // Without the chunk, surveys that need it are skipped and say so.
    if (rareOperators.test(JSON.stringify(document)))
      matcher = await chunks.conditions().then(
        (chunk) => chunk.matcher,
        () => matcher,
      )
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
  else void use(surveys)
  delivery.resume()
  return askwell
}
