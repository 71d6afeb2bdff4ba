import type { AskwellError, Present } from '@askwell/core'

export type Theme = 'auto' | 'light' | 'dark'

export interface PresenterOptions {
  /** Default: `auto`, which follows the `color-scheme` of the page, then the system. */
  theme?: Theme
  /** BCP 47 tag. Default: `<html lang>`, then the browser. */
  locale?: string
  onError?(error: AskwellError): void
}

/** Shows prompts, one at a time. Hand its `present` to the engine. */
export interface Presenter {
  present: Present
  setTheme(theme: Theme): void
  setLocale(locale: string): void
  /** Takes away what is on screen and everything it put into the page. */
  destroy(): void
}
