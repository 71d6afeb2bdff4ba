import type { Present } from '@askwell/core'
import type { Put } from './mount.js'
import type { Kind } from './questions/kind.js'

export type Theme = 'auto' | 'light' | 'dark'

export interface PresenterOptions {
  /** Default: `auto`, which follows the `color-scheme` of the page, then the system. */
  theme?: Theme
  /** BCP 47 tag. Default: `<html lang>`, then the browser. */
  locale?: string
  /** Kinds of question beside the built-in ones, by type. */
  kinds?: Readonly<Record<string, Kind>>
  /** Where prompts stand. Default: where the survey says; see `place`. */
  put?: Put
  /** What the card is to assistive technology. Default: `dialog`. */
  role?: 'dialog' | 'group'
}

/** Shows prompts, one at a time. Hand its `present` to the engine. */
export interface Presenter {
  present: Present
  setTheme(theme: Theme): void
  setLocale(locale: string): void
  /** Takes away what is on screen and everything it put into the page. */
  destroy(): void
}
