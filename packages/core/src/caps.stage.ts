// oxlint-disable max-lines -- one story is told in one place
import { createEngine } from './engine.js'
import { type Step, type Story } from './caps.arbitrary.js'
import { createModel, toSurvey, type ModelTab } from './caps.model.js'
import type { AskwellError } from './errors.js'
import { openHistory } from './history.js'
import type { Presentation } from './presentation.js'
import { fakeHost, type FakeHost } from './testing.js'

/** How long a tab waits until it tries again, after something failed or another tab was busy. */
const restMs = 5000
const seenMs = 1000

interface Tab extends ModelTab {
  host: FakeHost
  engine: ReturnType<typeof createEngine>
  visible: boolean
  /** Until when it may be late, on the scale of time that passes. */
  restUntil: number
  /** The clock was changed, and it hasn't noticed yet. */
  stale: boolean
}

interface Screen {
  tab: Tab
  survey: string
  opened: boolean
  presentation: Presentation
  /** Since when it can be seen without a break. */
  seenAt?: number | undefined
  isVisible: boolean
  counted: boolean
  answers: number
}

/** Tells a story to engines on one device, and holds what they do against the model. Throws at the first difference. */
export const perform = async ({ document, turns, modes, steps }: Story) => {
  const device = fakeHost()
  const key = 'askwell:default'
  const model = createModel(document.surveys, document.caps, device.now, () => JSON.parse(device.stored.get(key)!).id)
  const tabs: Tab[] = []
  let screen: Screen | undefined
  let offers = 0
  let rushed = false
  let passed = { elapsed: 0, now: device.now() }
  const errors: AskwellError[] = []
  const story: string[] = []

  const elapsed = () => passed.elapsed + device.now() - passed.now
  /** Kept, since the engine guards those who throw. */
  let fault: Error | undefined
  const wrong = (what: string) => {
    fault ??= new Error(`${what}\n${story.slice(-12).join('\n')}`)
    throw fault
  }
  const say = (line: string) => void story.push(`${(device.now() - 1_767_225_600_000) / 1000}s ${line}`)

  const rest = (who = tabs) => {
    for (const tab of who) tab.restUntil = elapsed() + restMs
  }
  const leaveScreen = () => {
    rest(tabs.filter((tab) => tab !== screen?.tab))
    screen = undefined
  }
  const countShown = () => {
    if (!screen || screen.counted) return
    const { survey, opened } = screen
    screen.counted = true
    model.add(opened ? 'seen' : 'shown', survey)
    if (!opened) model.settle(survey)
  }

  const present = (tab: Tab) => async (presentation: Presentation) => {
    const { id } = presentation.survey
    const { opened } = presentation
    const mode = modes[offers++ % modes.length]!
    say(`tab ${tabs.indexOf(tab)} ${opened ? 'opens' : 'asks'} ${id}, ${mode}`)
    if (!tabs.includes(tab)) return new Promise<never>(() => {})
    if (screen) wrong(`${id} is shown while ${screen.survey} is on screen`)
    const survey = document.surveys.find((survey) => survey.id === id)!
    if (opened) {
      const { window, sample, audience } = model.checks(survey, tab)
      if (!window || !sample || !audience) wrong(`${id} opens for someone it is not for`)
    } else {
      const allowed = model.allowed(tab)
      if (!tab.visible && !rushed) wrong(`${id} is shown in a hidden tab`)
      if (!allowed.some((each) => each.id === id)) wrong(`${id} is shown: ${JSON.stringify(model.checks(survey, tab))}`)
      if (allowed[0]!.id !== id && !rushed) wrong(`${id} is shown before ${allowed[0]!.id}`)
    }
    const mine: Screen = { tab, survey: id, opened, presentation, isVisible: false, counted: false, answers: 0 }
    screen = mine
    const failed = () => {
      if (screen !== mine) return
      leaveScreen()
      rest([tab])
      if (!opened) model.add('failed', id, { value: model.of('session').length })
    }
    if (mode === 'throws') {
      failed()
      throw new Error('no UI')
    }
    if (mode === 'nothing to show') {
      failed()
      presentation.close('failed', {})
    } else if (mode !== 'now') {
      await new Promise<void>((resolve) => tab.host.after(300, resolve))
      if (mode === 'rejects late') {
        failed()
        throw new Error('no UI')
      }
    }
    if (screen === mine) {
      mine.isVisible = true
      mine.seenAt = tab.visible ? elapsed() : undefined
    }
    presentation.visible()
    return { close: () => presentation.close('dismissed', {}) }
  }

  const begin = (tab: Tab) => {
    model.act(tab)
    tab.engine = createEngine({
      surveys: document.surveys.map(toSurvey),
      caps: document.caps,
      host: tab.host,
      attributes: { plan: tab.plan },
      present: present(tab),
      deliver: async () => {},
      onError: (error) => errors.push(error),
    })
    tab.engine.on('shown', ({ survey }) => {
      say(`tab ${tabs.indexOf(tab)} has shown ${survey}`)
      if (screen?.tab !== tab || screen.survey !== survey) return wrong(`${survey} was shown, but is not on screen`)
      if (screen.counted) return
      if (screen.seenAt === undefined || elapsed() !== screen.seenAt + seenMs) wrong(`${survey} was not seen for one second`)
      countShown()
    })
  }
  const open = (path: string) => {
    const inner = device.openTab({ path })
    const host: FakeHost = {
      ...inner,
      async claim(name) {
        for (let turn = 0; turn < turns[tabs.indexOf(tab) % turns.length]!; turn++) await undefined
        return inner.claim(name)
      },
      storage: {
        ...inner.storage,
        get(name) {
          if (name === key) model.heal()
          return inner.storage.get(name)
        },
      },
    }
    const tab = { path, plan: 'free', host, visible: true, restUntil: 0, stale: false } as Tab
    tabs.push(tab)
    begin(tab)
  }
  const close = (tab: Tab) => {
    tab.host.close()
    tabs.splice(tabs.indexOf(tab), 1)
    if (screen?.tab === tab) leaveScreen()
  }

  const compare = ({ engine, ...tab }: Tab) => {
    model.heal()
    for (const survey of document.surveys) {
      const expected: Record<string, boolean> = { ...model.checks(survey, tab), trigger: model.isTriggered(survey, tab) }
      for (const { name, ok } of engine.explain(survey.id).checks)
        if (name in expected && ok !== expected[name]) wrong(`explain ${survey.id}: ${name} is ${ok}`)
    }
  }
  const endPrompt = async (outcome: 'answered' | 'dismissed' | 'later' | 'never' | 'partial', value: number) => {
    if (!screen?.isVisible) return
    const { presentation, survey, opened } = screen
    const answers = { nps: value }
    countShown()
    if (outcome === 'answered' || outcome === 'partial') {
      model.add('answered', survey, { value })
      if (outcome === 'partial') model.add('answered', survey, { value })
      void presentation.record(answers, outcome === 'answered')
    } else if (!opened || outcome === 'never') model.add(outcome, survey)
    model.settle(survey)
    presentation.close(outcome, outcome === 'answered' || outcome === 'partial' ? answers : {})
    leaveScreen()
  }

  const act = (step: Step) => {
    const tab = 'tab' in step ? tabs[step.tab % tabs.length] : tabs[0]
    if (step.op === 'open' && tabs.length < 3) return open(step.path)
    if (step.op === 'jump') {
      device.setNow(device.now() + step.ms)
      passed = { elapsed: elapsed() - step.ms, now: device.now() }
      for (const tab of tabs) tab.stale = true
    }
    if (step.op === 'end') return endPrompt(step.outcome, step.value)
    if (!tab) return
    if (step.op === 'track') {
      model.act(tab, step.name, step.value)
      tab.stale = false
      tab.engine.track(step.name, { value: step.value })
    }
    if (step.op === 'navigate') {
      tab.path = step.path
      tab.host.navigate(step.path)
      model.act(tab, 'page_view')
      tab.stale = false
      tab.engine.track('page_view')
    }
    if (step.op === 'see' && tab.visible !== step.visible) {
      tab.visible = step.visible
      if (screen?.tab === tab && screen.isVisible) screen.seenAt = step.visible ? elapsed() : undefined
      tab.host.setVisible(step.visible)
    }
    if (step.op === 'reload') {
      close(tab)
      open(step.path)
    }
    if (step.op === 'restart') {
      if (screen?.tab === tab) leaveScreen()
      tab.engine.destroy()
      begin(tab)
    }
    if (step.op === 'set') {
      tab.plan = step.plan
      tab.stale = false
      tab.engine.set({ plan: step.plan })
    }
    if (step.op === 'show' && document.surveys.some(({ id }) => id === step.id)) {
      if (!screen) rest()
      void tab.engine.show(step.id)
    }
    if (step.op === 'explain') compare(tab)
  }

  const check = () => {
    if (fault) throw fault
    if (screen) {
      const { seenAt, counted, survey } = screen
      if (seenAt !== undefined && !counted && elapsed() >= seenAt + seenMs) wrong(`${survey} should count as shown`)
      return
    }
    for (const tab of tabs) {
      if (!tab.visible || tab.stale || tab.restUntil > elapsed()) continue
      const withheld = model.allowed(tab).find(({ who }) => !who?.ripens)
      if (withheld) wrong(`${withheld.id} is withheld in tab ${tabs.indexOf(tab)}`)
    }
  }
  const wait = async (ms: number) => {
    const endAt = elapsed() + ms
    for (;;) {
      const inMs = model.instants().map((at) => at - device.now())
      const restsMs = tabs.map(({ restUntil }) => restUntil - elapsed()).filter((ms) => ms > 0)
      const seen = screen?.seenAt === undefined ? Infinity : screen.seenAt + seenMs - elapsed()
      const stepMs = Math.min(endAt - elapsed(), ...inMs, ...restsMs, seen > 0 ? seen : Infinity)
      await device.advance(stepMs)
      check()
      if (elapsed() >= endAt) return
    }
  }

  openHistory(device, 'default', () => {}).use(() => {})
  open('/')
  for (const { step, rush } of steps) {
    say(JSON.stringify(step))
    void act(step)
    if (rush) {
      rushed = true
      rest()
      continue
    }
    await wait(step.op === 'wait' ? step.ms : 0)
    rushed = false
  }
  if (errors.some(({ code }) => code !== 'present-failed')) wrong(`errors: ${errors.map(String).join()}`)
}
