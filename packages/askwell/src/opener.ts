import { listen } from '@askwell/core'

const attribute = 'data-askwell-show'

/**
 * `data-askwell-show="id"` on any element, now or later, opens that survey.
 *
 * @param known Whether there is such a survey; says so if not, naming where it was asked for.
 * @returns Looks over the elements that are there, once the page is parsed.
 */
export function attachOpener(
  known: (id: string, where: string) => unknown,
  show: (id: string, options: { anchor: Element }) => unknown,
  offs: (() => void)[],
): () => void {
  const idOf = (element: Element) => {
    const id = element.getAttribute(attribute)!
    return known(id, `<${element.localName} ${attribute}="${id}">`) ? id : undefined
  }
  const onClick = (event: Event) => {
    const anchor = (event.target as Element).closest(`[${attribute}]`)
    const id = anchor && idOf(anchor)
    if (!id) return
    event.preventDefault()
    show(id, { anchor })
  }
  const check = () => document.querySelectorAll(`[${attribute}]`).forEach(idOf)
  offs.push(listen(document, 'click', onClick))
  return () =>
    document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', check, { once: true }) : check()
}
