import { pathText, type Issue } from '../issues.js'

/** The SDK sends up to 4,000 characters of properties, which may be nothing but brackets. */
const MAX_DEPTH = 2048
/** Values in one response. 50 answers have fewer than 3,000. */
const MAX_VALUES = 10_000

interface Node {
  value: unknown
  parent?: Node
  key?: PropertyKey
}

function pathOf(node: Node): PropertyKey[] {
  const path: PropertyKey[] = []
  for (let at: Node | undefined = node; at?.key !== undefined; at = at.parent) path.unshift(at.key)
  return path
}

/**
 * What makes an item too much to look at: too deep, too many values, or a number that JSON text can write and a double
 * cannot hold (1e999 would be kept as null). Walks without recursion, since depth is the attack, and before anything
 * else does, since a schema finds a mistake in each of a million values.
 */
export function boundsIssue(item: unknown): Issue | undefined {
  let layer: Node[] = [{ value: item }]
  let count = 1
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > MAX_DEPTH) return { path: '', message: `nested deeper than ${MAX_DEPTH} levels` }
    const next: Node[] = []
    for (const node of layer) {
      const { value } = node
      if (value === Infinity || value === -Infinity) return { path: pathText(pathOf(node)), message: 'the number is too large' }
      if (typeof value !== 'object' || value === null) continue
      const isList = Array.isArray(value)
      const keys = Object.keys(value)
      count += keys.length
      if (count > MAX_VALUES) return { path: '', message: `more than ${MAX_VALUES} values` }
      for (const key of keys)
        next.push({ value: value[key as keyof typeof value], parent: node, key: isList ? Number(key) : key })
    }
    layer = next
  }
  return undefined
}
