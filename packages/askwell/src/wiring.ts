import type { HostStorage, LazyEngine, Listeners } from '@askwell/core'
import type { Endpoint, OutboxHost } from '@askwell/transport'
import type { Kind, Presenter, PresenterOptions, Theme } from '@askwell/ui'
import type { Chunks } from './chunks.js'
import type { Askwell } from './instance.js'
import type { AskwellEvents, Consent, InitOptions } from './options.js'
import type { Desk } from './responses.js'

/** What the parts of one instance share, as they are loaded. */
export interface Wiring {
  project: string
  storage: HostStorage
  theme: Theme | undefined
  locale: string | undefined
  kinds?: Readonly<Record<string, Kind>> | undefined
  endpoints: readonly Endpoint[]
  /** As they were given. */
  options: InitOptions<string>
  listeners: Listeners<AskwellEvents>
  chunks: Chunks
  engine: LazyEngine
  /** What the page holds. */
  askwell: Askwell
  /** What the person has agreed to; `consent.ts` brings it about. */
  consent: Consent
  /** Looks for what is to be asked. Before, nothing is attached, stored or sent. */
  begin(): void
  /** Everything anew, but for what others hold; not begun. */
  restart(): void
  /** Loads the outbox and the way to it, once; tried again by the next who asks when it fails. */
  openDesk(): Promise<Desk>
  desk?: Desk | undefined
  /** The one before consent was withdrawn. */
  closing?: Desk | undefined
  presenter?: Presenter
  /** One more, as the page would have it. */
  newPresenter?(options?: PresenterOptions): Presenter
  /** In place of the window, while nothing may be remembered beyond this page. */
  outboxHost?: OutboxHost
}
