type Props = Record<string, unknown> & { children?: unknown }
type Component = (props: Props) => unknown

interface VNode {
  type: string | Component
  props: Props
}

const svg = 'http://www.w3.org/2000/svg'

function fill(parent: ParentNode, child: unknown): void {
  if (Array.isArray(child)) for (const each of child) fill(parent, each)
  else if (typeof child === 'object' && child) {
    const { type, props } = child as VNode
    if (typeof type === 'function') return fill(parent, type(props))
    const drawn = type === 'svg' || parent instanceof SVGElement
    const element = drawn ? document.createElementNS(svg, type) : document.createElement(type)
    for (const [name, value] of Object.entries(props)) {
      if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value as EventListener)
      else if (name !== 'children' && value !== undefined && value !== false) element.setAttribute(name, `${value as string}`)
    }
    fill(element, props.children)
    parent.append(element)
  } else if (child !== undefined && child !== false && child !== null) parent.append(`${child as string}`)
}

export function render(view: unknown, root: ParentNode): void {
  root.replaceChildren()
  fill(root, view)
}

export const jsx = (type: VNode['type'], props: Props): VNode => ({ type, props })
export const Fragment: Component = ({ children }) => children
export { jsx as jsxs, jsx as jsxDEV }
