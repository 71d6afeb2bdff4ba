type Child = Node | string | number | false | null | undefined | readonly Child[]

/** Functions are listeners for the event of that name; everything else is an attribute, left out when undefined or false. */
export type Attributes = Record<string, string | number | boolean | undefined | ((event: never) => void)>

/**
 * An element. A prompt is drawn anew for each question and hardly changes in between, so there is nothing to compare
 * and no virtual DOM: that alone would weigh two thirds of the whole prompt. Text only ever becomes text nodes.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value as EventListener)
    else if (value !== undefined && value !== false) element.setAttribute(name, `${value}`)
  }
  element.append(...(children.flat(9) as (Node | string)[]).filter((child) => child || (child as unknown) === 0))
  return element
}
