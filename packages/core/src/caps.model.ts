// oxlint-disable no-restricted-globals -- reads dates of documents, not the clock
import { sampleOf } from './sampling.js'
import type { Caps, Survey, Trigger } from './schema/index.js'

// The promises of the engine, spelled out: everything that ever happened, and each check recomputed from it.

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
export const ms = (duration: string) => parseFloat(duration) * unitMs[duration.at(-1)!]!
const dayMs = unitMs['d']!

export interface Fact {
  kind: 'active' | 'session' | 'event' | 'match' | 'shown' | 'seen' | 'answered' | 'dismissed' | 'later' | 'never' | 'failed'
  at: number
  /** Event, or survey. */
  name: string
  trigger?: number
  value?: number
}

export interface Due {
  survey: string
  trigger: number
  /** The event that did it, and the one of that name before. */
  event: Fact
  before: Fact | undefined
}

export interface ModelTab {
  path: string
  plan: string
}

/** A condition as the engine reads it, and the same in plain words. */
export interface Audience {
  condition: Record<string, unknown>
  holds(model: Model, tab: ModelTab, moment: Moment | undefined): boolean
  /** Time alone can make it true. */
  ripens?: boolean
}
type Moment = Pick<Due, 'event' | 'before'>

export interface ModelSurvey extends Omit<Survey, 'audience'> {
  trigger: Trigger[]
  who?: Audience | undefined
}

export const toSurvey = ({ who, ...survey }: ModelSurvey): Survey => ({ ...survey, ...(who && { audience: who.condition }) })

const matchesGlob = (glob: string, path: string) =>
  glob.endsWith('/**') ? path === glob.slice(0, -3) || path.startsWith(glob.slice(0, -2)) : path === glob

export const createModel = (surveys: ModelSurvey[], caps: Caps, now: () => number, respondent: () => string) => {
  const facts: Fact[] = []
  let due: Due[] = []

  /** No time in the future is believed. */
  const heal = () => {
    for (const fact of facts) fact.at = Math.min(fact.at, now())
  }
  const of = (kind: Fact['kind'], name?: string) =>
    facts.filter((fact) => fact.kind === kind && (name === undefined || fact.name === name))
  const last = (kind: Fact['kind'], name?: string) => of(kind, name).at(-1)
  const add = (kind: Fact['kind'], name = '', more: Partial<Fact> = {}) => {
    heal()
    const fact: Fact = { kind, name, at: now(), ...more }
    facts.push(fact)
    return fact
  }
  const sinceMs = (fact: Fact | undefined) => (fact ? now() - fact.at : Infinity)

  const onPage = ({ page }: Trigger, { path }: ModelTab) => !page || [page].flat().some((glob) => matchesGlob(glob, path))

  const isRepeatable = ({ id, repeat = {} }: ModelSurvey) => {
    const { every, afterDismiss = every, afterLater = '3d' } = repeat
    const max = repeat.max ?? (afterDismiss ? Infinity : 1)
    const isOver = (kind: Fact['kind'], span: string | undefined) =>
      !last(kind, id) || (span !== undefined && sinceMs(last(kind, id)) >= ms(span))
    const lastSeen = facts.findLastIndex(({ kind, name }) => (kind === 'shown' || kind === 'seen') && name === id)
    const failed = facts.filter(
      ({ kind, name, value }, index) => kind === 'failed' && name === id && index > lastSeen && value === of('session').length,
    )
    return (
      of('shown', id).length - of('later', id).length < max &&
      !last('never', id) &&
      failed.length < 3 &&
      isOver('answered', every) &&
      isOver('dismissed', afterDismiss) &&
      isOver('later', afterLater)
    )
  }

  /** Every check but `trigger` and `busy`, which are about a moment and a screen. */
  const checks = (survey: ModelSurvey, tab: ModelTab, moment?: Moment): Record<string, boolean> => {
    const { from, until, sample = 1, who } = survey
    const { cooldown = '7d', perSession = 1, atMost, grace = {} } = caps
    const closesAt = until && Date.parse(until) + (until.length === 10 ? dayMs : 0)
    return {
      window: (!from || now() >= Date.parse(from)) && (!closesAt || now() < closesAt),
      sample: sampleOf(respondent(), survey.id) < sample,
      audience: !who || who.holds(model, tab, moment),
      repeat: isRepeatable(survey),
      grace: of('session').length >= (grace.sessions ?? 0) && now() - facts[0]!.at >= ms(grace.age ?? '0s'),
      cooldown: of('shown').every((fact) => sinceMs(fact) >= ms(cooldown)),
      session: of('shown').filter(({ at }) => at >= last('session')!.at).length < perSession,
      atMost: !atMost || of('shown').filter((fact) => sinceMs(fact) < ms(atMost.within)).length < atMost.prompts,
    }
  }
  const pass = (survey: ModelSurvey, tab: ModelTab, moment?: Moment) =>
    Object.values(checks(survey, tab, moment)).every((ok) => ok)

  const matchesOf = (survey: ModelSurvey, index: number) =>
    of('match', survey.id).filter((fact) => {
      const { within } = survey.trigger[index]!
      return fact.trigger === index && (!within || sinceMs(fact) < ms(within))
    }).length
  const isMet = (survey: ModelSurvey, index: number) => matchesOf(survey, index) >= (survey.trigger[index]!.count ?? 1)

  const triggerOf = ({ survey, trigger }: Due) => surveys.find(({ id }) => id === survey)!.trigger[trigger]!
  const readyAt = (each: Due) => each.event.at + ms(triggerOf(each).delay ?? '0s')
  const endAt = (each: Due) => readyAt(each) + ms(triggerOf(each).expires ?? '10m')

  const happen = (tab: ModelTab, name: string, value?: number) => {
    const before = last('event', name)
    const event = add('event', name, value === undefined ? {} : { value })
    due = due.filter((each) => endAt(each) > now() && !triggerOf(each).cancelOn?.includes(name))
    for (const survey of surveys)
      survey.trigger.forEach((trigger, index) => {
        const wanted = trigger.where as { value: number } | undefined
        if (trigger.event !== name || !onPage(trigger, tab) || (wanted && wanted.value !== value)) return
        add('match', survey.id, { trigger: index })
        if (isMet(survey, index) && pass(survey, tab, { event, before }))
          due.push({ survey: survey.id, trigger: index, event, before })
      })
  }

  const ranked = () =>
    surveys
      .map((survey, index) => ({ survey, index }))
      .sort((a, b) => (b.survey.priority ?? 0) - (a.survey.priority ?? 0) || a.index - b.index)

  const model = {
    facts,
    of,
    last,
    add,
    now,
    checks,
    isTriggered: (survey: ModelSurvey, tab: ModelTab) =>
      survey.trigger.some((trigger, index) => isMet(survey, index) && onPage(trigger, tab)),
    /** A page loads, or something is tracked. */
    act(tab: ModelTab, name?: string, value?: number) {
      heal()
      const idle = sinceMs(last('active')) >= 30 * 60_000
      add('active')
      if (idle) {
        add('session')
        happen(tab, 'session_start')
      }
      if (name) happen(tab, name, value)
    },
    /** The surveys that may be shown in this tab now, the first one first. */
    allowed: (tab: ModelTab): ModelSurvey[] =>
      ranked()
        .map(({ survey }) => survey)
        .filter((survey) =>
          due.some(
            (each) =>
              each.survey === survey.id &&
              readyAt(each) <= now() &&
              now() < endAt(each) &&
              onPage(triggerOf(each), tab) &&
              pass(survey, tab, each),
          ),
        ),
    /** Nothing waits for this survey any more. */
    settle(id: string) {
      due = due.filter(({ survey }) => survey !== id)
    },
    heal,
    /** The instants to come at which anything may change by time alone. */
    instants(): number[] {
      const spans = surveys.flatMap(({ trigger, repeat = {} }) => [
        ...trigger.flatMap(({ delay = '0s', expires = '10m', within = '0s' }) => [
          ms(within),
          ms(delay),
          ms(delay) + ms(expires),
        ]),
        ...[repeat.every, repeat.afterDismiss, repeat.afterLater ?? '3d'].map((span) => ms(span ?? '0s')),
      ])
      spans.push(ms(caps.cooldown ?? '7d'), ms(caps.atMost?.within ?? '0s'), ms(caps.grace?.age ?? '0s'))
      const dates = surveys.flatMap(({ from = '', until = '' }) => [from, until].map((date) => Date.parse(date)))
      return [...facts.flatMap(({ at }) => spans.map((span) => at + span)), ...dates].filter((at) => at > now())
    },
  }
  return model
}

export type Model = ReturnType<typeof createModel>
