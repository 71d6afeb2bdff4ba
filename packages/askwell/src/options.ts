import type { Caps, EngineEvents, Groups, Listener, SurveyDocument, SurveyOf, SurveyResponse } from '@askwell/core'
import type { Endpoint, OutboxEvent } from '@askwell/transport'
import type { Kind, Theme } from '@askwell/ui'

/** What `on` can listen to. */
export interface AskwellEvents extends EngineEvents {
  /** The endpoint has acknowledged a response. */
  delivered: { id: string; revision: number; url: string }
  /** The endpoint refuses a response for good; it is kept and counted by `pending()`. */
  rejected: Omit<Extract<OutboxEvent, { type: 'rejected' }>, 'type'>
}

export type AskwellListeners = { [K in keyof AskwellEvents]?: Listener<AskwellEvents[K]> }

/**
 * What the person has agreed to. `false`: nothing is stored, sent or attached. `"session"`: all works, and nothing is
 * remembered beyond this page. `true`: all of it.
 */
export type Consent = boolean | 'session'

export interface Collect {
  /**
   * `path`: of the page's address and every other in the trigger's properties, what is before `?` and `#`. `full`: all
   * of it. Default: "path".
   */
  url?: 'path' | 'full'
  /** The page's title, and the text of an element that was clicked or seen, in the trigger's properties. Default: false. */
  text?: boolean
}

/** A survey document whose questions may be of kinds of one's own. */
type DocumentOf<Type extends string> = Omit<SurveyDocument, 'surveys'> & { surveys: SurveyOf<Type>[] }

/** @typeParam Type The types of the kinds of one's own. */
export interface InitOptions<Type extends string = never> {
  /**
   * Where responses are posted: an http(s) URL, relative to the page, or an endpoint with its options. Of a list, each
   * gets every response, in a lane of its own: one that fails holds up no other.
   */
  endpoint: string | Endpoint | readonly (string | Endpoint)[]
  /** The survey document, its surveys, or the URL of a document. */
  surveys: string | DocumentOf<NoInfer<Type>> | readonly SurveyOf<NoInfer<Type>>[]
  /** Kinds of question beside the built-in ones, or instead of them, by type. */
  kinds?: Readonly<Record<Type, Kind>>
  /** Instead of the document's caps. Default: a cooldown of 7 days, one prompt in a session. */
  caps?: Caps
  /** Named lists for `$inGroup`, instead of the document's. */
  groups?: Groups
  /** Who is here, as far as you know; more with `identify` and `set`. */
  respondent?: { userId?: string; attributes?: Readonly<Record<string, unknown>> }
  /** Namespace of what this device remembers. Default: "default". */
  project?: string
  /** BCP 47 tag. Default: `<html lang>`, then the browser. */
  locale?: string
  /** Default: "auto". */
  theme?: Theme
  /** Turns what the site pushes to `window.dataLayer` into events. Default: false. */
  dataLayer?: boolean
  /** What the person has agreed to, as far as you know; changed with `consent()`. Default: true. */
  consent?: Consent
  /** Takes the browser's Global Privacy Control signal as `consent: false`, until `consent()` is called. Default: false. */
  respectGPC?: boolean
  /**
   * Looks at every revision of a response before it is kept for sending, and before `completed`. What it returns is
   * kept and sent; `null`, `false` or no answers left: nothing. It is asked while the page may be going away, so there is
   * no waiting for a promise; and more than once for one revision, so that it had better return the same.
   *
   * When it throws, or returns anything else, that is reported as `before-send`, and the response stays on this device,
   * unsent; it is asked again at the next visit, for 7 days.
   */
  beforeSend?(response: SurveyResponse): SurveyResponse | null | false
  /** What is sent along from the page. */
  collect?: Collect
  /**
   * Opens the inspector: a panel that says why each survey shows or does not. Also opened by `?askwell=debug` in the
   * address. Default: false.
   */
  debug?: boolean
  /** Listeners from the first moment on; `on()` adds more. */
  on?: AskwellListeners
}
