import { keysOf } from '../keys.js'
import type { Wiring } from '../wiring.js'

/**
 * Takes away what this device remembers of a project: history, drafts, the kept document, and every response that waits.
 * Never rejects.
 */
export async function forgetEverything({ project, openDesk }: Wiring): Promise<void> {
  try {
    // First, so that drafts are handed to the outbox, which then empties both its stores.
    await (await openDesk()).outbox.clear()
  } catch {}
  try {
    // The outbox keeps one key: it tells other tabs that everything was cleared.
    for (const key of keysOf(localStorage, project)) if (key !== `askwell:${project}:outbox`) localStorage.removeItem(key)
  } catch {}
}
