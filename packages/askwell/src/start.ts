import {
  AskwellError,
  createLazyEngine,
  createListeners,
  pageHost,
  type Language,
  type Survey,
  type SurveyDocument,
} from '@askwell/core'
import { hasWaiting } from '@askwell/transport/spill'
import type { Outbox } from '@askwell/transport'
import type { Chunks } from './chunks.js'
import { hasDrafts } from './drafts.js'
import { resolveEndpoint } from './endpoint.js'
import type { Askwell } from './instance.js'
import { attachOpener } from './opener.js'
import type { AskwellEvents, InitOptions } from './options.js'
import { fetchSurveys } from './remote-surveys.js'
import { say } from './report.js'
import type { Desk } from './responses.js'
import type { Wiring } from './wiring.js'

declare const __ASKWELL_VERSION__: string

const running = new Map<string, Askwell>()

/** What needs the condition language: conditions on people and events, and anywhere the rarer operators. */
const conditions = /"(audience|where)":|"\$(?!([lg]te?|n?in|not|and|or|schema)")[^"]*":/

/**
 * Wires engine, prompts and outbox for one page.
 *
 * @param prefix How the caller spells options, for messages: `data-` in a script tag.
 */
export function start(options: InitOptions, chunks: Chunks, prefix = 'init: '): Askwell {
  const { project = 'default', surveys, respondent = {}, caps, groups, theme, locale } = options
  const already = running.get(project)
  if (already) {
    void say(new AskwellError('twice', `project "${project}"`), chunks)
    return already
  }
  const endpoint = resolveEndpoint(options.endpoint, `${prefix}endpoint`)
  if (!surveys) throw new AskwellError('bad-option', `${prefix}surveys is missing`)

  let document: SurveyDocument = { surveys: [] }
  const said = new Set<string>()
  const listeners = createListeners<AskwellEvents>((error) => {
    // Each thing once: a page that repeats a mistake must not fill the console.
    if (!said.has(error.message)) void say(error, chunks, document)
    said.add(error.message)
  })
  const { on, emit, report } = listeners
  for (const [name, listener] of Object.entries(options.on ?? {})) on(name as keyof AskwellEvents, listener as never)

  const host = pageHost(async (name) => (await (navigator.locks ? chunks.ui() : chunks.lease())).claim(name))
  const { storage } = host
  let opening: Promise<Desk> | undefined
  const openDesk = () =>
    (opening ??= Promise.all([chunks.responses(), chunks.outbox()]).then(
      ([{ openDesk }, { createOutbox }]) => (wiring.desk = openDesk(wiring, createOutbox)),
      (cause) => {
        opening = undefined
        throw cause
      },
    ))
  const wiring: Wiring = { project, storage, theme, locale, endpoint, emit, report, openDesk }
  const withOutbox = async <T>(use: (outbox: Outbox) => T) =>
    wiring.desk || hasDrafts(storage, project) || hasWaiting(storage, project) ? use((await openDesk()).outbox) : undefined

  let language: Language | undefined
  const engine = createLazyEngine(
    { host, project, attributes: respondent.attributes, sdk: `askwell/${__ASKWELL_VERSION__}` },
    listeners,
    () => language,
    async () => {
      const { createDecider } = await chunks.decide()
      return (premises) => createDecider(premises, async () => (await chunks.ui()).stageFor(wiring, engine.track, () => language))
    },
  )
  if (respondent.userId) engine.identify(respondent.userId)

  // Calls made before the first document is there, in their order.
  let waiting: (() => void)[] | undefined = []
  const soon = (call: () => void) => void (waiting ? waiting.push(call) : call())
  const offs = [
    engine.destroy,
    () => wiring.presenter?.destroy(),
    () => wiring.desk?.outbox.destroy(),
    () => running.delete(project),
  ]

  const known = (id: string, where: string) =>
    document.surveys.some((survey: Survey | null) => survey?.id === id) || report(new AskwellError('unknown-survey', where))
  const show: Askwell['show'] = (id, more) =>
    new Promise((resolve) =>
      soon(() => resolve(typeof id === 'string' && known(id, `show("${id}")`) ? engine.show(id, more) : 'failed')),
    )
  const checkOpeners = attachOpener((id, where) => waiting || known(id, where), show, offs)

  const attach = (name: 'page-view' | 'data-layer') =>
    chunks[name]().then(
      ({ source }) => void offs.push(source(engine.track, host)),
      () => {},
    )
  let isAttached = false
  const use = async (next: unknown) => {
    document = (Array.isArray(next) ? { surveys: next } : next) as SurveyDocument
    if (!Array.isArray(document?.surveys)) {
      report(new AskwellError('bad-document', `${prefix}surveys`))
      document = { surveys: [] }
    }
    // Without the chunk, what needs it is held back.
    if (conditions.test(JSON.stringify(document))) ({ language } = await chunks.conditions().catch(() => ({ language })))
    engine.update({ ...document, ...(caps && { caps }), ...(groups && { groups }) })
    if (!isAttached && engine.listensTo('page_view')) {
      isAttached = true
      void attach('page-view')
    }
    const calls = waiting
    waiting = undefined
    checkOpeners()
    calls?.forEach((call) => call())
  }
  if (typeof surveys === 'string') void fetchSurveys(surveys, `askwell:${project}:surveys`, storage, use, report)
  else void use(surveys)
  if (options.dataLayer) soon(() => attach('data-layer'))
  // What is not there yet is tried again when something is answered, and at the next visit.
  withOutbox(() => {}).catch(() => {})

  const askwell: Askwell = {
    track: (name, properties) => soon(() => engine.track(name, properties)),
    identify: engine.identify,
    set: engine.set,
    show,
    explain: async (id) => engine.inspect(id, (await chunks.advice()).explanationOf),
    on,
    pending: async () => (await withOutbox((outbox) => outbox.pending())) ?? 0,
    flush: async () => withOutbox((outbox) => outbox.flush()),
    setTheme(theme) {
      wiring.theme = theme
      wiring.presenter?.setTheme(theme)
    },
    setLocale(locale) {
      wiring.locale = locale
      wiring.presenter?.setLocale(locale)
    },
    destroy: () => offs.forEach((off) => off()),
  }
  running.set(project, askwell)
  return askwell
}
