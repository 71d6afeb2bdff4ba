import type { CreateDecider, Decider, Look } from './decider.js'
import type { Engine, EngineEvents } from './engine-types.js'
import { AskwellError } from './errors.js'
import { openHistory, type History } from './history.js'
import type { Off } from './host.js'
import type { Listeners } from './listeners.js'
import { isObject, ownRecord } from './object.js'
import { plainProperties, type Properties } from './properties.js'
import type { Rejoin } from './rejoin.js'
import { fnv1a32 } from './sampling.js'
import type { Groups } from './schema/index.js'
import type { Language, PageOptions, Premises, Situation } from './situation.js'
import type { Outcome } from './prompt-state.js'
import type { ShowOptions } from './stage.js'
import { namesOf } from './trigger.js'
import { usableSurveys } from './usable.js'

/** A session is over after this long without an event. */
export const idleMs = 18e5

export interface LazyEngine extends Omit<Engine, 'explain' | 'show'> {
  show(id: string, options?: ShowOptions): Promise<Outcome>
  /** `Decider.inspect`, once that is loaded. */
  inspect<T>(id: string, look: Look<T>): Promise<T>
  /** Gives it its decider, for those who have it at hand. */
  begin(createDecider: CreateDecider): Decider
}

/**
 * `createEngine` for a page: events are counted at once, and what decides on them is fetched when one happens that the
 * document mentions. Until then they wait in the history, so that a page that goes away loses none.
 *
 * @param loadDecider When it rejects, that is reported, and tried again at the next event. A prompt is
 *   likely to follow where nobody was asked yet.
 * @param loadRejoin For when somebody else comes, or goes. Until it is there, nobody is asked.
 * @throws Never, and neither does any of its methods.
 */
export const createLazyEngine = (
  options: PageOptions,
  { on, emit, report }: Listeners<EngineEvents>,
  language: () => Language | undefined,
  loadDecider: (isLikely: boolean) => Promise<CreateDecider>,
  loadRejoin: (use: (rejoin: Rejoin) => void) => void,
): LazyEngine => {
  const { host } = options
  const history = openHistory(host, options.project ?? 'default', report)
  const situation: Situation = { surveys: [], caps: {}, groups: {}, attributes: {} }
  const fail: Premises['fail'] = (code, message, cause) => report(new AskwellError(code, message, { cause }))
  let mentioned: Set<unknown> | undefined
  let decider: Decider | undefined
  let loading: Promise<Decider | undefined> | undefined
  let destroyed = false
  let offs: Off[] | undefined

  const begin = (createDecider: CreateDecider) => {
    decider = createDecider({ options, history, situation, language, emit, fail })
    decider.settle()
    return decider
  }
  const load = async () =>
    decider ??
    (loading ??= loadDecider(!history.use(({ prompts }) => prompts[0])).then(
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
    // For what depends on who is asked; not among the events of the page.
    ;(emit as (event: string) => void)('settle')
    if (decider) return decider.settle(elsewhere)
    if (mentioned && history.use(({ pending, due }) => due.length || (pending && !elsewhere))) void load()
  }

  const isMentioned = (event: string) => mentioned?.has(event)

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

  const isText = (value: unknown, call: string, most: number) =>
    (typeof value === 'string' && value && value.length <= most) || fail('bad-call', `${call}: 1 to ${most} characters`)

  /** The person is gone, and what was said of them. */
  const leave = () => {
    if (situation.userId) {
      decider?.clear()
      situation.attributes = {}
    }
    situation.userId = undefined
  }
  /** Says whose history it is to be, once it is known what to look out for; nobody is asked before it is theirs. */
  const move = (isGone?: boolean) => {
    const isTheirs = (history: History) => {
      if (isGone) delete history.next
      if (situation.userId) history.next = `${fnv1a32(situation.userId)}`
      return history.next === history.user
    }
    if (!offs || history.use(isTheirs)) return
    situation.moving = true
    loadRejoin((rejoin) => {
      rejoin(history, options)
      situation.moving = false
      settle()
    })
  }

  set(options.attributes)

  return {
    on,
    begin,
    track(name, properties) {
      if (isText(name, 'track', 100)) happen(name, plainProperties(properties))
    },
    identify(id, more) {
      if (!isText(id, 'identify', 500)) return
      if (situation.userId !== id) leave()
      situation.userId = id
      move()
      set(more)
    },
    reset() {
      leave()
      move(true)
    },
    set,
    show: (id, more) =>
      load()
        .then((decider) => decider!.show(id, more))
        .catch(() => 'failed'),
    inspect: async (id, look) => (await load())?.inspect(id, look) ?? look(id, undefined, ''),
    update({ surveys, caps, groups }) {
      if (destroyed) return
      // By rank; the sort is stable: of equal priority, the order of the document.
      situation.surveys = usableSurveys(surveys, language()?.matcher, report, options.kinds).sort(
        (a, b) => (b.priority ?? 0) - (a.priority ?? 0),
      )
      // What has no text can't be compared.
      situation.caps = isObject(caps) && !JSON.stringify(caps).includes('"toString":') ? caps : {}
      situation.groups = isObject(groups) ? (groups as Groups) : {}
      // Every word of the document: more than the names of events, and as good, at one look-up for each event.
      mentioned = situation.surveys[0] && new Set()
      JSON.stringify(situation.surveys, (key, value) => (mentioned?.add(key).add(value), value))
      offs ??= [history.onChange(() => settle(true)), host.onVisible(() => settle())]
      move()
      // A visit begins once it is known what to look out for.
      happen()
    },
    // What waits for a page is looked at again on each.
    listensTo: (event) =>
      namesOf(event === 'page_view' && isMentioned('page') ? 'page' : event, { success: true }).some(([name]) =>
        isMentioned(name),
      ),
    destroy() {
      destroyed = true
      offs?.forEach((off) => off())
      decider?.leave()
    },
  }
}
