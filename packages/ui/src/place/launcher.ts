import { localize, pickLanguage, type Survey } from '@askwell/core'
import { adopt } from '../adopt.js'
import { load, tags } from '../locales/index.js'
import { directionOf, type MoreStrings } from '../strings.js'
import type { Theme } from '../types.js'
import css from './launcher.css?inline'

export interface Launcher {
  /** Shows the launcher of a survey; of none, hides it. */
  draw(survey: Survey | undefined, theme?: Theme, locale?: string): void
  remove(): void
}

const bubble = 'M5 4h14q2 0 2 2v9q0 2-2 2h-7l-5 4v-4H5q-2 0-2-2V6q0-2 2-2z'

function icon(path: string): Element {
  const make = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name)
  const svg = make('svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.append(make('path'))
  svg.firstElementChild!.setAttribute('d', path)
  return svg
}

/** A button above the page that opens a survey; while a prompt is on screen it makes room. */
export function createLauncher(open: (survey: string) => void): Launcher {
  const host = document.createElement('askwell-launcher')
  const root = host.attachShadow({ mode: 'open' })
  const aside = document.createElement('aside')
  const button = document.createElement('button')
  let wanted: Survey | undefined
  adopt(root, css)
  root.append(aside)
  aside.append(button)
  button.part.add('launcher')
  button.ariaHasPopup = 'dialog'
  button.ariaExpanded = 'false'

  const look = () => {
    if (!wanted) return host.remove()
    if (!host.isConnected) {
      host.popover = 'manual'
      document.body.append(host)
      host.showPopover?.()
      // A page may replace its body.
      observer.observe(document.body, { childList: true })
    }
    // Who came to it by keyboard meanwhile is not left standing nowhere.
    host.hidden = !!document.querySelector('body>askwell-prompt') && document.activeElement !== host
  }
  const observer = new MutationObserver(look)
  // Where a prompt that is closed sends the focus back to.
  const focus = button.focus.bind(button)
  button.focus = (options) => {
    host.hidden = false
    focus(options)
  }
  host.addEventListener('focusout', look)
  for (const type of ['keydown', 'keyup']) host.addEventListener(type, (event) => event.stopPropagation())
  button.addEventListener('click', () => {
    // Not every browser does: the focus is to come back here.
    button.focus()
    open(wanted!.id)
  })

  return {
    draw(survey, theme = 'auto', locale = document.documentElement.lang || navigator.language) {
      wanted = survey
      look()
      if (!survey) return
      const { side, label, look: shape } = survey.place!
      const say = (word: string) => {
        const isIcon = shape === 'button'
        const text = document.createElement('span')
        text.textContent = word
        aside.ariaLabel = word
        aside.className = isIcon ? 'button' : 'tab'
        button.className = side ?? ''
        button.ariaLabel = word
        button.title = isIcon ? word : ''
        button.replaceChildren(isIcon ? icon(bubble) : text)
      }
      aside.lang = locale
      aside.dir = directionOf(locale)
      const { style } = aside
      style.colorScheme = ''
      style.colorScheme = theme !== 'auto' ? theme : getComputedStyle(host).colorScheme === 'normal' ? 'light dark' : ''
      const given = localize(label, locale)
      if (given) say(given)
      else
        void load(pickLanguage(tags, locale)!)
          .catch(() => ({}))
          .then((strings) => wanted === survey && say((strings as Partial<MoreStrings>).feedback ?? 'Feedback'))
    },
    remove() {
      observer.disconnect()
      host.remove()
    },
  }
}
