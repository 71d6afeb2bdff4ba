import type { OutboxHost } from '../host.js'
import { stateKey } from '../keys.js'
import type { State } from '../state.js'
import { indexedDbStore } from '../stores/indexed-db.js'

/** Name of the sync, of the database that has the mirror, and of the channel by which a worker hears of consent. */
export const backgroundName = (project: string) => `${stateKey(project)}:state`

interface Mirrored extends State {
  /** A worker has written last. */
  learnt?: boolean
}

export interface Mirror {
  /** None: the app has not opted in, nothing has waited yet, or consent was withdrawn. */
  read(): Promise<Mirrored | undefined>
  /** In one transaction; `undefined` leaves it as it is. */
  change(next: (old: Mirrored | undefined) => Mirrored | undefined): Promise<unknown>
}

/** What pages know of endpoints and consent is in localStorage, which a service worker has not: so here once more. */
export const mirrorOf = (host: Pick<OutboxHost, 'indexedDB' | 'setTimeout' | 'clearTimeout'>, project: string): Mirror => {
  const { use, edit } = indexedDbStore(host as OutboxHost, backgroundName(project), () => {})
  return {
    read: () => use((store) => store.get('state') as IDBRequest<Mirrored | undefined>),
    change: async (next) =>
      edit('state', (old) => (next(old as Mirrored | undefined) ?? old) as ReturnType<Parameters<typeof edit>[1]>),
  }
}

/** The endpoints that a worker has found failing since a page has last looked. */
export const learnt = (mirrored: Mirrored | undefined): State =>
  mirrored?.learnt ? Object.fromEntries(Object.entries(mirrored).filter(([key]) => key.startsWith('http'))) : {}
