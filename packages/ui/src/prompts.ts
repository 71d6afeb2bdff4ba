import type { Placed } from './mount.js'
import type { Presenter, PresenterOptions } from './types.js'
import { words as english } from './locales/en.js'
import { kinds } from './questions/kinds.js'
import { loadBeside } from './load-beside.js'
import { type Look, type Shown, showPrompt } from './show-prompt.js'
import { loadStrings } from './strings.js'

/** How long a prompt waits for its language before it shows in English. */
const languageMs = 1000

/** Shows prompts, one at a time, in the theme and the language of the page. Touches the page when it shows one. */
export function createPresenter(options: PresenterOptions = {}): Presenter {
  const look: Look = {
    theme: options.theme ?? 'auto',
    locale: '',
    strings: english,
    kinds: { ...kinds, ...options.kinds },
    role: options.role ?? 'dialog',
  }
  let ready: Promise<unknown>
  let busy = false
  let shown: Shown | undefined
  let destroyed = false

  const setLocale = (locale: string) => {
    look.locale = locale
    const loaded = loadStrings(locale).then((strings) => {
      if (look.locale !== locale) return
      look.strings = strings
      shown?.draw()
    })
    ready = Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, languageMs))])
  }

  const free = () => {
    busy = false
    shown = undefined
  }

  setLocale(options.locale || document.documentElement.lang || navigator.language)

  return {
    async present(presentation) {
      const { kinds } = look
      if (busy) throw Error('busy')
      busy = true
      try {
        await ready
        const { questions, place } = presentation.survey
        // Only what a tap answers, in the corner, can begin alone.
        const needs =
          /^(ce|an)/.test(place?.at as string) ||
          questions.some(({ type }, index) => {
            const kind = Object.hasOwn(kinds, type) && kinds[type]!
            return index ? !kind && type !== 'text' : !kind || kind.collect
          })
        const prepared: Placed = needs ? await (await loadBeside()).prepare(presentation, kinds) : presentation
        if (destroyed) throw Error('destroyed')
        return (shown = showPrompt(prepared, look, free, options.put ?? prepared.put))
      } catch (error) {
        free()
        throw error
      }
    },
    setLocale,
    setTheme(theme) {
      look.theme = theme
      shown?.draw()
    },
    destroy() {
      destroyed = true
      shown?.close()
    },
  }
}
