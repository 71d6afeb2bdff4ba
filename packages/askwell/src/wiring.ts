import type { AskwellError, HostStorage, Listeners } from '@askwell/core'
import type { Endpoint } from '@askwell/transport'
import type { Presenter, Theme } from '@askwell/ui'
import type { AskwellEvents } from './options.js'
import type { Desk } from './responses.js'

/** What the parts of one instance share, as they are loaded. */
export interface Wiring {
  project: string
  storage: HostStorage
  theme: Theme | undefined
  locale: string | undefined
  endpoint: Endpoint
  emit: Listeners<AskwellEvents>['emit']
  report(error: AskwellError): void
  /** Loads the outbox and the way to it, once; tried again by the next who asks when it fails. */
  openDesk(): Promise<Desk>
  desk?: Desk
  presenter?: Presenter
}
