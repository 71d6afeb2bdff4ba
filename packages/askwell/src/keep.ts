import { createKeeper, surroundings, type Draft, type Keep, type Offer } from '@askwell/core'
import { draftsKey, readDrafts } from './drafts.js'
import type { Wiring } from './wiring.js'

/**
 * Keeps what is answered: at the desk if that is open, else as a draft that it finds when it opens, on this page or the
 * next. Resolves when it is kept; rejects when it is nowhere.
 */
export const createKeep =
  (wiring: Pick<Wiring, 'project' | 'storage' | 'openDesk' | 'desk'>) =>
  async (draft: Draft, hold: boolean): Promise<void> => {
    const { project, storage, openDesk, desk } = wiring
    if (desk) return desk.put(draft, hold)
    const put = openDesk().then((desk) => desk.put(draft, hold))
    // Before the first await: a tab closed right after the tap loses nothing.
    try {
      const drafts = { ...readDrafts(storage, project), [`${draft.id}`]: draft }
      storage.set(draftsKey(project), JSON.stringify(drafts))
    } catch {
      return put
    }
    put.catch(() => {})
  }

export const keeperOf = (offer: Offer, wiring: Wiring): Keep =>
  createKeeper(
    { ...offer, options: { ...offer.options, host: Object.assign(offer.options.host, surroundings) } },
    createKeep(wiring),
  )
