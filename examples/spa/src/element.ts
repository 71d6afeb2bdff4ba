type Child = Node | string
type Properties = Readonly<Record<string, string | boolean | ((event: Event) => void)>>

/** An element with attributes, listeners (`onClick`) and children; texts stay texts. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2).toLowerCase(), value)
    else if (value !== false) node.setAttribute(name, value === true ? '' : value)
  }
  node.append(...children)
  return node
}

const svg = 'http://www.w3.org/2000/svg'

/** One of the drawings that index.html keeps. */
export function drawing(name: string, className = 'art'): SVGElement {
  const node = document.createElementNS(svg, 'svg')
  node.setAttribute('class', className)
  node.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS(svg, 'use')
  use.setAttribute('href', `#art-${name}`)
  node.append(use)
  return node
}
