/**
 * What the script tag draws with in place of preact, which weighs 4 kB more: the build resolves `preact` and its JSX
 * runtime to this file. It knows what the views of this package use and behaves as preact does there; the component
 * tests run against both. Elements of HTML, `svg` and `path`; function components without hooks, fragments, arrays,
 * text, nothings; attributes, which are never taken away again; `on…` listeners; `key` on an element. Drawn again,
 * elements stay where type and key are the same, and with them focus, what is typed and what moves.
 */
interface VNode {
  type: string
  props: Record<string, unknown>
  key: unknown
}

type Component = (props: VNode['props']) => unknown
type Drawn = Element & Record<string, unknown>

export const Fragment: Component = ({ children }) => children

export const jsx = (type: string | Component, props: VNode['props'], key?: unknown): unknown =>
  typeof type === 'string' ? { type, props, key } : type(props)

export { jsx as jsxs, jsx as jsxDEV }

export function render(view: unknown, root: ParentNode): void {
  const nodes = [...root.childNodes] as Drawn[]
  for (const child of [view].flat(9)) {
    if (!child && child !== 0) continue
    const { type, props, key } = child as VNode
    const old = nodes.shift()
    let node = old!
    if (!old || old.localName !== type || old.key !== key) {
      node = (
        type
          ? document.createElementNS(/svg|path/.test(type) ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml', type)
          : new Text()
      ) as Drawn
      node.key = key
      if (old) old.replaceWith(node)
      else root.append(node)
    }
    if (!type) node.data = child
    for (const name in props) {
      const value = props[name]
      if (name === 'children') render(value, node)
      else if (typeof value === 'function') node[name.toLowerCase()] = value
      else if (value != null && value !== false) node.setAttribute(name, value as string)
    }
  }
  for (const node of nodes) node.remove()
}
