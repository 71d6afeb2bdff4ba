import {
  AskwellError,
  createLazyEngine,
  createListeners,
  pageHost,
  type EngineEvents,
  type Language,
  type Listeners,
  type Survey,
  type SurveyDocument,
} from '@askwell/core'
import type { Follow } from '@askwell/core/sources'
import type { Endpoint } from '@askwell/transport'
import type { Chunks, SourceName } from './chunks.js'
import { has, isWaiting } from './drafts.js'
import type { Askwell } from './instance.js'
import { attachOpener } from './opener.js'
import type { AskwellEvents, InitOptions } from './options.js'
import { fetchSurveys } from './remote-surveys.js'
import { say } from './report.js'
import type { Desk } from './responses.js'
import type { Wiring } from './wiring.js'

declare const __ASKWELL_VERSION__: string
// Written in by the build, from the table in core/src/sources/index.ts.
declare const __ASKWELL_SOURCES__: string

// A survey with such a place has the word in its document, as those that listen to an event have its name.
export const sourceNames = `${__ASKWELL_SOURCES__} launcher inline`.split(' ') as SourceName[]

const running = new Map<string, Askwell>()

/** What needs the condition language: conditions on people and events, and anywhere the rarer operators. */
const conditions = /"(audience|where)":|"\$(?!([lg]te?|n?in|not|and|or|schema)")[^"]*":/

/**
 * Wires engine, prompts and outbox for one page.
 *
 * @param endpoints Of `options`, with absolute URLs.
 * @param prefix How the caller spells options, for messages: `data-` in a script tag.
 * @param before The instance that this one takes the place of, for those who hold it.
 */
export function start(
  options: InitOptions<string>,
  chunks: Chunks,
  endpoints: readonly Endpoint[],
  prefix = 'init: ',
  before?: Wiring,
): Askwell {
  const { project = 'default', surveys, respondent = {}, caps, groups, theme, locale, kinds } = options
  const already = running.get(project)
  if (already) {
    void say(new AskwellError('twice', `project "${project}"`), chunks)
    return already
  }
  if (!surveys) throw new AskwellError('bad-option', `${prefix}surveys is missing`)

  let document: SurveyDocument = { surveys: [] }
  const said = new Set<string>()
  const listeners =
    before?.listeners ??
    createListeners<AskwellEvents>((error) => {
      // Each thing once: a page that repeats a mistake must not fill the console.
      if (!said.has(error.message)) void say(error, chunks, document, kinds)
      said.add(error.message)
    })
  const { on, report } = listeners
  if (!before) for (const name in options.on) on(name as keyof AskwellEvents, options.on[name as 'shown'] as never)

  let decide: Awaited<ReturnType<Chunks['decide']>>
  const host = pageHost(async (name) => (navigator.locks ? decide : await chunks.lease()).claim(name))
  const { storage } = host
  let opening: Promise<Desk> | undefined
  const openDesk = () =>
    (opening ??= Promise.all([chunks.responses(), chunks.outbox()]).then(
      ([{ openDesk }, { createOutbox }]) => openDesk(wiring, createOutbox),
      (cause) => {
        opening = undefined
        throw cause
      },
    ))
  const wiring: Wiring = Object.assign(before ?? ({ theme, locale, kinds } as Wiring), {
    project,
    storage,
    options,
    endpoints,
    listeners,
    openDesk,
    chunks,
  })

  let language: Language | undefined
  const engine = createLazyEngine(
    { host, project, attributes: respondent.attributes, kinds, sdk: `askwell/${__ASKWELL_VERSION__}` },
    listeners as unknown as Listeners<EngineEvents>,
    () => language,
    async (isLikely) => {
      // Beside it, since what is fetched after it would be a second wait before the prompt.
      if (isLikely) chunks.ui().catch(() => {})
      decide = await chunks.decide()
      return (premises) =>
        decide.createDecider(premises, async () => (await chunks.ui()).stageFor(wiring, engine.track, () => language))
    },
    (use) =>
      void chunks.rejoin().then(
        ({ rejoin }) => use(rejoin),
        () => {},
      ),
  )
  if (respondent.userId) engine.identify(respondent.userId)

  // Calls made before the first document is there, in their order.
  let waiting: (() => void)[] | undefined = []
  const soon = (call: () => void) => void (waiting ? waiting.push(call) : call())
  const offs: (() => void)[] = [
    engine.destroy,
    () => wiring.presenter?.destroy(),
    () => wiring.desk?.outbox.destroy(),
    () => running.delete(project),
  ]

  const known = (id: string, where: string) =>
    document.surveys.some((survey: Survey | null) => survey?.id === id) || report(new AskwellError('unknown-survey', where))
  const show: Askwell['show'] = (id, more) =>
    new Promise((resolve) =>
      wiring.consent && typeof id === 'string'
        ? soon(() => resolve(known(id, `show("${id}")`) ? engine.show(id, more) : 'failed'))
        : resolve('failed'),
    )

  const sources: Partial<Record<SourceName, Promise<Follow>>> = {}
  /** Loads each source that a survey listens to, and tells those that are there which surveys are in force. */
  const attach = () => {
    for (const name of sourceNames)
      if (sources[name] || (name === 'data_layer' ? options.dataLayer : engine.listensTo(name)))
        void (sources[name] ??= chunks[name]().then((chunk) => chunk[name]!(engine.track, host, wiring)))
          // None when it was destroyed.
          .then((follow) => follow(offs.length ? document.surveys : []))
          .catch(() => {})
  }
  offs.push(attach)
  const use = async (next: unknown) => {
    document = (Array.isArray(next) ? { surveys: next } : next) as SurveyDocument
    let json = ''
    try {
      json = JSON.stringify(document)
      document.surveys.some(Object)
    } catch {
      report(new AskwellError('bad-document', `${prefix}surveys`))
      document = { surveys: [] }
    }
    // Without the chunk, what needs it is held back. The inspector shows what conditions look at, whether there are any or not.
    if (inspecting || conditions.test(json)) ({ language } = await chunks.conditions().catch(() => ({ language })))
    engine.update({ ...document, ...(caps && { caps }), ...(groups && { groups }) })
    attach()
    const calls = waiting
    waiting = undefined
    checkOpeners?.()
    calls?.forEach((call) => call())
  }
  let checkOpeners: (() => void) | undefined
  const begin = () => {
    checkOpeners = attachOpener((id, where) => waiting || known(id, where), show, offs)
    if (typeof surveys === 'string') void fetchSurveys(surveys, `askwell:${project}:surveys`, storage, use, report)
    else void use(surveys)
    // What is not there yet is tried again when something is answered, and at the next visit.
    if (isWaiting(storage, project)) openDesk().catch(() => {})
  }
  // Before the first document, so that it misses nothing. Without it the page goes on.
  const inspecting =
    (options.debug || /askwell=debug/.test(location.href)) &&
    chunks.inspector().then(
      ({ source }) => void (offs.length && offs.push(source(engine.track, host, wiring))),
      () => {},
    )
  wiring.begin = () => void (inspecting ? inspecting.then(begin) : begin())

  const later = (name: 'explain' | 'pending' | 'flush' | 'retryRejected' | 'change') => (value?: unknown) => {
    const answer = chunks.calls().then((calls) => (calls[name] as (wiring: Wiring, value: unknown) => never)(wiring, value))
    // Who does not wait for it need not hear that it failed.
    answer.catch(() => {})
    return answer
  }

  const askwell: Askwell = (wiring.askwell = Object.assign(wiring.askwell ?? {}, {
    track: (name, properties) => wiring.consent && soon(() => engine.track(name, properties)),
    identify: engine.identify,
    set: engine.set,
    reset: () => soon(engine.reset),
    show,
    on,
    setTheme(theme) {
      wiring.theme = theme
      wiring.presenter?.setTheme(theme)
    },
    setLocale(locale) {
      wiring.locale = locale
      wiring.presenter?.setLocale(locale)
    },
    explain: later('explain'),
    pending: later('pending'),
    flush: later('flush'),
    retryRejected: later('retryRejected'),
    consent(next) {
      if (next === wiring.consent) return
      // What still runs finds nowhere to leave anything.
      if (next !== true) {
        storage.set = () => {}
        opening = new Promise(() => {})
        wiring.closing = wiring.desk
        wiring.desk = undefined
        askwell.destroy()
      }
      wiring.consent = next
      later('change')(next)
    },
    destroy: () => offs.splice(0).forEach((off) => off()),
  } satisfies Askwell))
  wiring.engine = engine
  wiring.restart = () => start(options, chunks, endpoints, prefix, wiring)
  running.set(project, askwell)
  if (!before) {
    const isOptedOut = options.respectGPC && (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl
    const consent = (wiring.consent = isOptedOut ? false : (options.consent ?? true))
    if (consent === true) wiring.begin()
    else if (consent || has(storage, `askwell:${project}`)) later('change')(consent)
  }
  // eslint-disable-next-line no-console -- once, to the developer, on their own machine
  if (/^(localhost|127)/.test(location.host)) console.info('inspector: ?askwell=debug')
  return askwell
}
