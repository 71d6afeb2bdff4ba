import type { AskwellError, HostStorage } from '@askwell/core'
import type { Outbox } from '@askwell/transport'
import type { Presenter, Theme } from '@askwell/ui'

/** What the parts of one instance share, as they are loaded. */
export interface Wiring {
  project: string
  storage: HostStorage
  theme: Theme | undefined
  locale: string | undefined
  report(error: AskwellError): void
  /** Loads the outbox, once; tried again by the next who asks when it fails. */
  openOutbox(): Promise<Outbox>
  outbox?: Outbox
  presenter?: Presenter
}
