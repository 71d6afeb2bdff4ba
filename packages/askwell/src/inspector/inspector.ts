// The chunk that is loaded when someone debugs: why each survey shows or does not, on a page and a clock of their own.
import type { PageHost, SurveyDocument } from '@askwell/core'
import { h, render } from 'preact'
import type { Wiring } from '../wiring.js'
import { createEventLog } from './event-log.js'
import { forgetEverything } from './forget.js'
import { withoutCaps, withoutTargeting } from './lift.js'
import { recall, remember } from './memory.js'
import { keepFocus, mount } from './mount.js'
import { Panel } from './panel.js'
import { createProblems } from './problems.js'
import type { Actions, View } from './view.js'
import { virtualClock } from './virtual-clock.js'
import { isNewSession, look, type Engine } from './watch.js'

const everyMs = 1000

/**
 * Opens the inspector. Before the first document, so that it misses nothing. It takes the place of `track` and `update`
 * in the engine, and of `now` and `after` in the host.
 *
 * @returns Takes it away.
 */
export function openInspector(_: Engine['track'], host: PageHost, wiring: Wiring): () => void {
  const { project, endpoints, options, engine, askwell } = wiring
  const { track, update } = engine
  const log = createEventLog()
  const problems = createProblems(options)
  const memory = recall(project)
  const clock = virtualClock(host, memory.aheadMs)
  const { root, unmount } = mount()
  const openedAt = host.now()
  let given: SurveyDocument = { surveys: [] }
  let lifted: string | undefined
  let timer: number | undefined
  let isAsked = false
  let isClosed = false
  let view: View = {
    ...memory,
    nowAt: host.now(),
    tab: 'Surveys',
    expanded: new Set(),
    surveys: [],
    events: [],
    problems: problems.all(),
    pending: 0,
    project,
    endpoint: endpoints.map(({ url }) => url).join(', '),
    note: '',
    isTrouble: false,
    isForgetting: false,
  }

  const draw = (more: Partial<View> = {}) => {
    if (isClosed) return
    view = { ...view, ...more, nowAt: host.now(), aheadMs: clock.aheadMs(), events: log.events(), problems: problems.all() }
    const had = root.activeElement
    render(h(Panel, { view, actions }), root)
    keepFocus(root, had)
  }
  const see = async () => {
    isAsked = false
    const before = view.person
    const [sight, pending] = await Promise.all([look(engine, given), askwell.pending().catch(() => view.pending)])
    const { person } = sight
    if (person && isNewSession(before, person, openedAt)) {
      const { sessions: session, sessionAt: at } = person
      log.add({ name: 'session_start', properties: { session }, at, heard: engine.listensTo('session_start') })
    }
    draw({ ...sight, pending })
  }
  /** Many things may happen in one task; one look is enough. */
  const soon = () => {
    if (!isAsked && view.isOpen && host.visible()) setTimeout(() => void see())
    isAsked = view.isOpen && host.visible()
  }
  const keepLooking = () => {
    clearInterval(timer)
    timer = view.isOpen && host.visible() ? window.setInterval(soon, everyMs) : undefined
    soon()
  }
  /** The document as it is given, or without what is to be ignored. */
  const put = () => {
    const document = view.ignoreCaps ? withoutCaps(given) : given
    update(lifted === undefined ? document : withoutTargeting(document, lifted))
    soon()
  }
  const keep = () => {
    const { isOpen, isAway, ignoreCaps } = view
    remember(project, { isOpen, isAway, ignoreCaps, aheadMs: clock.aheadMs() })
  }

  const actions: Actions = {
    change(more) {
      draw(more)
      keep()
      if ('ignoreCaps' in more) put()
      keepLooking()
    },
    expand(survey) {
      const expanded = new Set(view.expanded)
      if (!expanded.delete(survey)) expanded.add(survey)
      draw({ expanded })
    },
    async showAnyway(id) {
      const pressed = root.activeElement as HTMLElement | null
      lifted = id
      put()
      draw({ note: '', isTrouble: false })
      const outcome = await engine.show(id)
      lifted = undefined
      put()
      if (outcome === 'failed')
        draw({ note: `${id} was not shown: a prompt is on screen, or it could not be loaded.`, isTrouble: true })
      if (document.activeElement === document.body) pressed?.focus()
    },
    advance(ms, name) {
      clock.advance(ms)
      draw({ note: `Forward ${name}.`, isTrouble: false })
      keep()
      soon()
    },
    backToNow() {
      clock.reset()
      draw({ note: 'Back to now.', isTrouble: false })
      keep()
      put()
    },
    async forget() {
      await forgetEverything(wiring)
      draw({ note: 'Forgotten: this is a new respondent.', isTrouble: true, isForgetting: false })
      put()
    },
  }

  engine.track = (name, properties = {}) => {
    log.add({ name, properties, at: host.now(), heard: engine.listensTo(name) })
    track(name, properties)
    soon()
  }
  engine.update = (document) => {
    given = document as SurveyDocument
    problems.check(given)
    put()
  }

  const onKeyDown = (event: Event) => {
    if ((event as KeyboardEvent).key === 'Escape') actions.change({ isOpen: false })
  }
  root.addEventListener('keydown', onKeyDown)
  const names = ['shown', 'answered', 'completed', 'dismissed', 'delivered', 'rejected'] as const
  const offs = [
    ...names.map((name) => askwell.on(name, soon)),
    askwell.on('error', (error) => {
      problems.report(error)
      draw()
    }),
    host.onVisible(keepLooking),
    host.onStored(`askwell:${project}`, soon),
  ]
  draw()
  keepLooking()
  return () => {
    isClosed = true
    clearInterval(timer)
    for (const off of offs) off()
    render(null, root)
    unmount()
  }
}
