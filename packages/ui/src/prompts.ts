import type { Presenter, PresenterOptions } from './types.js'
import { english } from './locales/en.js'
import { kinds } from './questions/kinds.js'
import { type Look, type Shown, showPrompt } from './show-prompt.js'
import { loadStrings } from './strings.js'

/** How long a prompt waits for its language before it shows in English. */
const languageMs = 1000

/** Shows prompts, one at a time, in the theme and the language of the page. Touches the page when it shows one. */
export function createPresenter(options: PresenterOptions = {}): Presenter {
  const look: Look = { theme: 'auto', locale: '', strings: english, ...options, kinds: { ...kinds, ...options.kinds } }
  let ready: Promise<unknown>
  let busy = false
  let shown: Shown | undefined

  const setLocale = (locale: string) => {
    look.locale = locale
    ready = Promise.race([
      loadStrings(locale).then((strings) => {
        if (look.locale === locale) look.strings = strings
        shown?.update()
      }),
      new Promise((resolve) => setTimeout(resolve, languageMs)),
    ])
  }

  setLocale(options.locale || document.documentElement.lang || navigator.language)

  return {
    async present(presentation) {
      if (busy || presentation.survey.questions.some(({ type }) => !Object.hasOwn(look.kinds, type))) throw Error('cannot show')
      busy = true
      await ready
      shown = showPrompt(presentation, look, () => {
        busy = false
        shown = undefined
      })
      return shown
    },
    setLocale,
    setTheme(theme) {
      look.theme = theme
      shown?.update()
    },
    destroy() {
      shown?.close()
    },
  }
}
