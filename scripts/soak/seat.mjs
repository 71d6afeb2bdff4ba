import { setTimeout as pause } from 'node:timers/promises'
import { openTab } from './tab.mjs'

/**
 * One of the tabs, whatever becomes of it: opened again when it is lost. `work` answers, flushes and pauses until `isOver()`.
 */
export function createSeat({ open, random, isOver, nextToken, asked, thanked, waiting, oneAtATime }) {
  let tab
  const lose = async (how) => {
    const lost = tab
    tab = undefined
    await how?.(lost)
  }
  const present = async () => (tab ??= await openTab(...open()))

  const answer = async (here) => {
    const token = nextToken()
    asked.add(token)
    await here.answer(token)
    thanked.add(token)
    await here.closePrompt()
  }

  const turn = async () => {
    const here = await present()
    if (waiting.count < 120) await oneAtATime(() => answer(here))
    // The policy waits for minutes after a refusal: `flush` is what an app may call.
    if (random() < 0.6) await here.flush()
    waiting.count = await here.pending()
  }
  return {
    async work() {
      while (!isOver()) {
        await turn().catch(() => lose((lost) => lost?.close()).catch(() => {}))
        await pause(200 + random() * 1500)
      }
    },
    present,
    lose: (how) => (tab ? lose((lost) => lost && how(lost)).catch(() => {}) : undefined),
    disturb: (how) => tab && how(tab).catch(() => {}),
    check: () => tab?.pending().catch(() => lose((lost) => lost?.close()).catch(() => {})),
    heap: () => tab?.heap().catch(() => undefined),
  }
}
