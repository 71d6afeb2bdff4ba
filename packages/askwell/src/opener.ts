interface OpenerOptions {
  /** Whether there is such a survey; says so if not, naming where it was asked for. */
  known(id: string, where: string): boolean
  show(id: string, anchor: Element): void
}

const attribute = 'data-askwell-show'

/** `data-askwell-show="id"` on any element, now or later, opens that survey. */
export function attachOpener({ known, show }: OpenerOptions): { check(): void; off(): void } {
  const idOf = (element: Element) => {
    const id = element.getAttribute(attribute)!
    return known(id, `<${element.localName} ${attribute}="${id}">`) ? id : undefined
  }
  const onClick = (event: Event) => {
    const element = event.target instanceof Element && event.target.closest(`[${attribute}]`)
    const id = element && idOf(element)
    if (!id) return
    event.preventDefault()
    show(id, element)
  }
  const check = () => document.querySelectorAll(`[${attribute}]`).forEach(idOf)
  document.addEventListener('click', onClick)
  return {
    /** Looks over the elements that are there, once the page is parsed. */
    check: () =>
      document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', check, { once: true }) : check(),
    off: () => document.removeEventListener('click', onClick),
  }
}
