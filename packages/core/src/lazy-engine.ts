import type { CreateDecider, Decider, Look } from './decider.js'
import type { Engine, EngineEvents } from './engine-types.js'
import { AskwellError } from './errors.js'
import { openHistory, ownRecord } from './history.js'
import type { Listeners } from './listeners.js'
import { isObject } from './object.js'
import { plainProperties, type Properties } from './properties.js'
import type { Groups } from './schema/index.js'
import type { Language, PageOptions, Premises, Situation } from './situation.js'
import { namesOf } from './trigger.js'
import { usableSurveys } from './usable.js'

/** A session is over after this long without an event. */
export const idleMs = 18e5

export interface LazyEngine extends Omit<Engine, 'explain'> {
  /** `Decider.inspect`, once that is loaded. */
  inspect<T>(id: string, look: Look<T>): Promise<T>
  /** Gives it its decider, for those who have it at hand. */
  begin(createDecider: CreateDecider): Decider
}

/**
 * `createEngine` for a page: events are counted at once, and what decides on them is fetched when one happens that the
 * document mentions. Until then they wait in the history, so that a page that goes away loses none.
 *
 * @param loadDecider When it rejects, that is reported, and tried again at the next event.
 * @throws Never, and neither does any of its methods.
 */
export const createLazyEngine = (
  options: PageOptions,
  { on, emit, report }: Listeners<EngineEvents>,
  language: () => Language | undefined,
  loadDecider: () => Promise<CreateDecider>,
): LazyEngine => {
  const { host } = options
  const history = openHistory(host, options.project ?? 'default', report)
  const situation: Situation = { surveys: [], caps: {}, groups: {}, attributes: {} }
  const fail: Premises['fail'] = (code, message, cause) => report(new AskwellError(code, message, { cause }))
  let mentioned = ''
  let decider: Decider | undefined
  let loading: Promise<Decider | undefined> | undefined
  let destroyed = false

  const begin = (createDecider: CreateDecider) => {
    decider = createDecider({ options, history, situation, language, emit, fail })
    decider.settle()
    return decider
  }
  const load = async () =>
    decider ??
    (loading ??= loadDecider().then(
      (createDecider) => (destroyed ? undefined : begin(createDecider)),
      (cause) => {
        loading = undefined
        fail('present-failed', 'decide', cause)
        return undefined
      },
    ))

  /** What happened in another tab is that tab's to work off. */
  const settle = (elsewhere?: boolean) => {
    if (destroyed) return
    if (decider) return decider.settle(elsewhere)
    if (mentioned && history.use(({ pending, due }) => due.length || (pending && !elsewhere))) void load()
  }

  const isMentioned = (event: string) => mentioned.includes(JSON.stringify(event))

  /** Counts the visit and, if there is one, the event; then shows what is due. */
  const happen = (name?: string, properties: Properties = {}) => {
    if (destroyed) return
    history.use((history) => {
      const { events, lastSeenAt } = history
      const at = (history.lastSeenAt = host.now())
      const count = (name: string, values: Properties) => {
        for (const [event, properties] of namesOf(name, values)) {
          const record = (events[event] = ownRecord(events, event) ?? [0, at])
          record[0]++
          if (isMentioned(event)) {
            ;(history.pending ??= []).push({ event, properties, at, path: host.page().path, lastAt: record[2] })
            decider?.work(history)
          }
          record[2] = at
        }
      }
      if (at - lastSeenAt >= idleMs) {
        history.sessionAt = at
        count('session_start', { session: ++history.sessions })
      }
      if (name) count(name, properties)
    })
    settle()
  }

  const set = (more: unknown) => {
    situation.attributes = { ...situation.attributes, ...plainProperties(more) }
    settle()
  }

  set(options.attributes)
  const offs = [history.onChange(() => settle(true)), host.onVisible(() => settle())]

  return {
    on,
    begin,
    track(name, properties) {
      if (typeof name === 'string' && /^(?!__proto__$).{1,100}$/s.test(name)) happen(name, plainProperties(properties))
      else fail('bad-call', 'track: a name of 1 to 100 characters')
    },
    identify(id, more) {
      situation.userId = id
      set(more)
    },
    set,
    show: async (id, more) => (await load())?.show(id, more) ?? 'failed',
    inspect: async (id, look) => (await load())?.inspect(id, look) ?? look(id, undefined, ''),
    update({ surveys, caps, groups }) {
      situation.surveys = usableSurveys(surveys, language()?.matcher, report)
      situation.caps = isObject(caps) ? caps : {}
      situation.groups = isObject(groups) ? (groups as Groups) : {}
      mentioned = situation.surveys.length ? JSON.stringify(situation.surveys) : ''
      // A visit begins once it is known what to look out for.
      happen()
    },
    listensTo: (event) => namesOf(event, { success: true }).some(([name]) => isMentioned(name)),
    destroy() {
      destroyed = true
      for (const off of offs) off()
      decider?.leave()
    },
  }
}
