import { createKeeper, surroundings, type Draft, type Keep, type Offer } from '@askwell/core'
import { collectOf } from './before-send.js'
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

export const keeperOf = (offer: Offer, wiring: Wiring): Keep => {
  const host = Object.assign(offer.options.host, surroundings)
  const keep = createKeep(wiring)
  const isWhole = collectOf(wiring.options).url === 'full'
  return createKeeper({ ...offer, options: { ...offer.options, host } }, (draft, hold) =>
    keep(isWhole ? { ...draft, context: { ...draft.context, page: host.page().url } } : draft, hold),
  )
}
