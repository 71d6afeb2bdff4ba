import type { Inline, Offer, Presentation } from '@askwell/core'
import type { Presenter, Theme } from '@askwell/ui'
import { inside } from '@askwell/ui/inside'
import type { PresentBy } from './asking.js'
import { answeredHere } from './element-answered.js'
import type { SurveyElement } from './element-class.js'
import type { AskwellEvents } from './options.js'
import type { Wiring } from './wiring.js'

/** One survey in one element. */
export interface Standing {
  /** Asks, if it may by now, and does not already. */
  ask(): void
  /** Takes it away, without a verdict of the person's. It may ask again. */
  clear(): void
  /** Theme and language may be others. */
  dress(): void
}

const themeOf = (element: SurveyElement, wiring: Wiring) => (element.getAttribute('theme') as Theme) || wiring.theme || 'auto'

/** Of the text around it; that of the page is what all prompts begin with. */
const localeOf = (element: SurveyElement, wiring: Wiring) =>
  element.closest<HTMLElement>('[lang]:not(html)')?.lang || wiring.locale || document.documentElement.lang || navigator.language

/** It is read where it stands, and not announced until it is being answered. */
const statusIn = (element: SurveyElement) => element.shadowRoot!.firstElementChild?.shadowRoot?.querySelector('[role=status]')

export const createStanding = (
  wiring: Wiring,
  element: SurveyElement,
  [found, , play, heldUntil, fail]: Parameters<Inline>,
): Standing => {
  const { history, situation, options } = found
  const { id } = found.survey
  let offer: Offer | undefined
  let presenter: Presenter

  const say = <K extends keyof AskwellEvents>(event: K, detail: AskwellEvents[K]) =>
    void element.dispatchEvent(new CustomEvent(`askwell-${event}`, { bubbles: true, composed: true, detail }))

  const present = async (presentation: Presentation, remember: () => void) => {
    const presented = await (options.present as PresentBy)(
      {
        ...presentation,
        // The person has not asked for it: the focus stays where it is.
        opened: false,
        values: { ...presentation.values, ...element.dataset, ...element.values },
        visible() {
          const observer = new IntersectionObserver((entries) => {
            if (!entries.some(({ isIntersecting }) => isIntersecting)) return
            observer.disconnect()
            presentation.visible()
          })
          observer.observe(element)
        },
        async record(answers, complete) {
          statusIn(element)?.removeAttribute('aria-live')
          remember()
          if (complete) {
            const off = wiring.listeners.on('completed', (detail) => {
              if (detail.survey !== id) return
              off()
              say('completed', detail)
            })
          }
          return presentation.record(answers, complete)
        },
      },
      presenter,
    )
    statusIn(element)?.setAttribute('aria-live', 'off')
    return presented
  }

  return {
    ask() {
      const survey = situation.surveys.find((survey) => survey.id === id)
      if (offer || !survey) return
      const { holds, remember } = answeredHere(wiring, { ...found, survey })
      if (holds() || history.use((history) => history.surveys[id]?.never || heldUntil(history, survey))) return
      presenter = wiring.newPresenter!({
        theme: themeOf(element, wiring),
        locale: localeOf(element, wiring),
        put: inside(element.shadowRoot!),
        role: 'group',
      })
      offer = {
        ...found,
        survey,
        emit(event, detail) {
          found.emit(event, detail)
          say(event, detail as never)
        },
        options: { ...options, present: (presentation) => present(presentation, remember) },
      }
      play(offer).catch((cause) => fail('present-failed', id, cause))
    },
    clear() {
      offer?.leave?.()
      offer = undefined
    },
    dress() {
      if (!offer) return
      presenter.setTheme(themeOf(element, wiring))
      presenter.setLocale(localeOf(element, wiring))
    },
  }
}
