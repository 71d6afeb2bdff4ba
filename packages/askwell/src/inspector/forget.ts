import type { Wiring } from '../wiring.js'

/**
 * Takes away what this device remembers of a project: history, drafts, the kept document, and every response that waits.
 * Never rejects.
 */
export async function forgetEverything({ project, openDesk }: Wiring): Promise<void> {
  const name = `askwell:${project}`
  try {
    // First, so that drafts are handed to the outbox, which then empties both its stores.
    await (await openDesk()).outbox.clear()
  } catch {}
  try {
    // The outbox keeps one key: it tells other tabs that everything was cleared.
    const isOurs = (key: string) => key === name || (key.startsWith(`${name}:`) && key !== `${name}:outbox`)
    for (const key of Object.keys(localStorage).filter(isOurs)) localStorage.removeItem(key)
  } catch {}
}
