// The chunk of prompts that stand beside an element.
import { autoUpdate, computePosition, flip, hide, platform, shift, size, type Placement } from '@floating-ui/dom'
import { adopt } from '../adopt.js'
import { inTopLayer, type Put } from '../mount.js'
import css from './anchor.css?inline'

/** Frameworks take elements away and put others in their place; a menu closes when it is clicked. */
const goneMs = 1000
const gap = 8

/** Beside its element, where there is room, as long as that is in the page. */
export const anchored =
  (find: () => Element | undefined): Put =>
  (root, presentation, signal) => {
    const { survey, opened } = presentation
    const { style } = root.host as HTMLElement
    const host = root.host as HTMLElement
    const shownAt = performance.now()
    let anchor = find()!
    let gone: ReturnType<typeof setTimeout> | undefined
    let off: (() => void) | undefined

    inTopLayer(root, presentation, signal)
    const sheet = adopt(root, css)

    const follow = () => {
      off?.()
      off = autoUpdate(anchor, host, place)
    }
    const stop = () => {
      off?.()
      clearTimeout(gone)
    }
    const look = () => {
      gone = undefined
      if (anchor.getClientRects().length) return
      const next = find()
      if (next) {
        anchor = next
        return follow()
      }
      stop()
      presentation.leave?.()
    }
    const vanish = () => {
      // The menu that it was opened from: the person wants it all the same.
      if (opened && performance.now() - shownAt < goneMs) {
        stop()
        sheet.replaceSync('')
      } else gone ??= setTimeout(look, goneMs)
    }
    const place = async () => {
      if (!anchor.getClientRects().length) return vanish()
      const card = root.querySelector('[part=prompt]')!
      const isTall = anchor.getBoundingClientRect().height > innerHeight / 2
      const { x, y, middlewareData } = await computePosition(anchor, host, {
        strategy: 'fixed',
        placement: (/^(top|bottom)-(start|end)$/.exec(survey.place!.side!)?.[0] ?? 'bottom-end') as Placement,
        platform: { ...platform, isRTL: () => card.matches('[dir=rtl]') },
        middleware: [
          { name: 'gap', fn: ({ x, y, placement: [side] }) => ({ x, y: side === 't' ? y - gap : y + gap }) },
          flip({ padding: gap }),
          shift({ padding: gap, crossAxis: isTall }),
          size({
            padding: gap,
            apply: ({ availableHeight }) => style.setProperty('--_most', `${Math.max(160, availableHeight)}px`),
          }),
          hide(),
        ],
      })
      style.setProperty('--_at', `${Math.round(x)}px ${Math.round(y)}px`)
      // Scrolled out of a box, it would stand beside nothing.
      style.setProperty('--_seen', middlewareData.hide!.referenceHidden && !host.matches(':focus-within') ? 'hidden' : 'visible')
    }

    signal.addEventListener('abort', stop)
    // Once it is drawn, and has a size.
    queueMicrotask(() => signal.aborted || !host.isConnected || follow())
  }
