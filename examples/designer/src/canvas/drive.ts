/** One thing done to a prompt, and what is there once it has worked. */
export type Step = ({ click: string } | { fill: string; with: string }) & { until: string }

const patienceMs = 20_000
/** Resolves with what the selector finds, as soon as it does. Rejects when it doesn't in time, or at the signal. */
function appears(root: ShadowRoot, selector: string, signal: AbortSignal): Promise<HTMLElement> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = root.querySelector<HTMLElement>(selector)
      if (found) end(() => resolve(found))
    }
    const end = (settle: () => void) => {
      observer.disconnect()
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      settle()
    }
    const giveUp = () => end(() => reject(new Error(`nothing like ${selector}`)))
    const observer = new MutationObserver(look)
    const timer = setTimeout(giveUp, patienceMs)
    signal.addEventListener('abort', giveUp)
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
    if (signal.aborted) giveUp()
    else look()
  })
}

function act(target: HTMLElement, step: Step) {
  if ('click' in step) return target.click()
  const field = target as HTMLInputElement
  field.value = step.with
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

/** Brings a prompt into a state as a person would, but without taking the focus. Rejects when it can't be had. */
export async function drive(root: ShadowRoot, way: readonly Step[], signal: AbortSignal): Promise<void> {
  for (const step of way) {
    act(await appears(root, 'click' in step ? step.click : step.fill, signal), step)
    await appears(root, step.until, signal)
  }
}
