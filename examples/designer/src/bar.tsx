import type { RefObject } from 'preact'
import { isRightToLeft, languages } from './canvas/languages.js'
import { replay } from './canvas/replay.js'
import { copy } from './copy.js'
import { Icon } from './icons.js'
import { Segments } from './segments.js'
import { cssOf } from './theme/css.js'
import type { View } from './theme/link.js'
import type { Change, History } from './theme/state.js'

interface BarProps {
  history: History
  dispatch(change: Change): void
  view: View
  look(some: Partial<View>): void
  say(words: string): void
  hash: string
  canvas: RefObject<HTMLElement | null>
}

const devices = [
  { value: 'desktop', title: 'Card' },
  { value: '390', title: '390', label: 'Phone, 390 pixels' },
  { value: '320', title: '320', label: 'Phone, 320 pixels' },
] as const
const schemes = [
  { value: 'both', title: 'Both' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
] as const

const zooms = [
  { value: 'fit', title: 'Fit', label: 'Fit in two columns' },
  { value: 'full', title: '100%' },
] as const

/** What is looked at, the way back, and the way out. */
export function Bar({ history, dispatch, view, look, say, hash, canvas }: BarProps) {
  const { design, past, future } = history
  const rtl = isRightToLeft(view.locale)
  const reduced = view.motion === 'reduced'
  const css = cssOf(design)
  const count = Object.keys(design).length

  return (
    <header class="bar">
      <h1>
        <a href="/">Askwell</a> <span>Theme designer</span>
      </h1>
      <fieldset class="tools" aria-label="View">
        <Segments legend="Size" options={devices} value={view.device} set={(device) => look({ device })} />
        <Segments legend="Scheme" options={schemes} value={view.scheme} set={(scheme) => look({ scheme })} />
        <Segments legend="Zoom" options={zooms} value={view.zoom} set={(zoom) => look({ zoom })} />
        <select aria-label="Language" value={view.locale} onChange={(event) => look({ locale: event.currentTarget.value })}>
          {languages.map(({ locale, title }) => (
            <option value={locale}>{title}</option>
          ))}
        </select>
        <button type="button" aria-pressed={rtl} onClick={() => look({ locale: rtl ? 'en' : 'ar' })}>
          RTL
        </button>
        <button type="button" aria-pressed={reduced} onClick={() => look({ motion: reduced ? 'full' : 'reduced' })}>
          Reduced motion
        </button>
        <button type="button" class="bare" aria-label="Play the entrance" onClick={() => replay(canvas.current)}>
          <Icon name="replay" />
        </button>
      </fieldset>
      <fieldset class="tools" aria-label="Design">
        <button
          type="button"
          class="bare"
          aria-label="Undo"
          aria-disabled={!past.length}
          onClick={() => dispatch({ type: 'undo' })}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          class="bare"
          aria-label="Redo"
          aria-disabled={!future.length}
          onClick={() => dispatch({ type: 'redo' })}
        >
          <Icon name="redo" />
        </button>
        <button
          type="button"
          onClick={() => copy(`${location.origin}${location.pathname}${hash ? `#${hash}` : ''}`, 'Link copied', say)}
        >
          Copy link
        </button>
        <button
          type="button"
          class="solid"
          onClick={() =>
            css
              ? copy(css, `CSS copied: ${count} variable${count > 1 ? 's' : ''}`, say)
              : say('Nothing is changed yet, so there is no CSS.')
          }
        >
          Copy CSS
        </button>
      </fieldset>
    </header>
  )
}
