import { AskwellError } from '@askwell/core'

interface OpenerOptions {
  /** Ids that there are; `undefined` while the document is on its way. */
  ids(): readonly string[] | undefined
  show(id: string, anchor: Element): void
  onError(error: AskwellError): void
}

const attribute = 'data-askwell-show'

/** `data-askwell-show="id"` on any element, now or later, opens that survey. Returns how to stop. */
export function attachOpener({ ids, show, onError }: OpenerOptions): { check(): void; off(): void } {
  const known = (element: Element) => {
    const id = element.getAttribute(attribute)!
    const all = ids()
    if (!all || all.includes(id)) return id
    const choices = all.length ? `Surveys: ${all.map((each) => `"${each}"`).join(', ')}` : 'There are no surveys'
    onError(new AskwellError('unknown-survey', `<${element.localName} ${attribute}="${id}"> names no survey. ${choices}`))
    return undefined
  }
  const onClick = (event: Event) => {
    const element = event.target instanceof Element && event.target.closest(`[${attribute}]`)
    const id = element && known(element)
    if (!id) return
    event.preventDefault()
    show(id, element)
  }
  document.addEventListener('click', onClick)
  return {
    check: () => document.querySelectorAll(`[${attribute}]`).forEach(known),
    off: () => document.removeEventListener('click', onClick),
  }
}
