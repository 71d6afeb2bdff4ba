import { listen } from '@askwell/core'

/**
 * `data-askwell-show="id"` on any element, now or later, opens that survey.
 *
 * @param known Whether there is such a survey; says so if not, naming where it was asked for.
 * @returns Looks over the elements that are there.
 */
export function attachOpener(
  known: (id: string, where: string) => unknown,
  show: (id: string, options: { anchor: Element }) => unknown,
  offs: (() => void)[],
): () => void {
  const attribute = 'data-askwell-show'
  const idOf = (element: Element) => {
    const id = element.getAttribute(attribute)!
    return known(id, `<${element.localName} ${attribute}="${id}">`) ? id : undefined
  }
  const onClick = (event: Event) => {
    const anchor = (event.target as Element).closest(`[${attribute}]`)
    if (!anchor) return
    event.preventDefault()
    const id = idOf(anchor)
    if (id) show(id, { anchor })
  }
  offs.push(listen(document, 'click', onClick))
  return () => document.querySelectorAll(`[${attribute}]`).forEach(idOf)
}
