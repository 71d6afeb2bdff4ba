import type { Accessible } from './engine.js'

interface AxValue {
  value?: unknown
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#type-AXNode */
export interface AxNode {
  nodeId: string
  ignored: boolean
  role?: AxValue
  name?: AxValue
  description?: AxValue
  properties?: { name: string; value: AxValue }[]
  childIds?: string[]
}

/** The tree of CDP without what is ignored or only groups, whose children take its place. */
export function accessibleOf(nodes: AxNode[]): Accessible {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const states = ({ properties = [] }: AxNode) =>
    properties
      .filter(({ name, value }) => /^(checked|invalid|required|modal)$/.test(name) && !/^(false|)$/.test(`${value.value}`))
      .map(({ name }) => name)
      .sort()
  const childrenOf = ({ childIds = [] }: AxNode) => childIds.flatMap((id) => (byId.has(id) ? walk(byId.get(id)!) : []))
  const walk = (node: AxNode): Accessible[] => {
    const role = `${node.role?.value}`
    if (node.ignored || /^(none|generic|form|paragraph|LabelText)$/.test(role)) return childrenOf(node)
    if (/^(StaticText|InlineTextBox)$/.test(role)) return []
    const name = `${node.name?.value ?? ''}`
    const description = `${node.description?.value ?? ''}`
    return [{ role, name, description, states: states(node), children: childrenOf(node) }]
  }
  return walk(nodes[0]!)[0]!
}
