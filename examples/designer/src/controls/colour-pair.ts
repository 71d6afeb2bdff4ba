export type Pair = readonly [light: string, dark: string]

export const inBoth = ([light, dark]: Pair) => `light-dark(${light}, ${dark})`

/** The two halves of `light-dark(…, …)`, or nothing when it is another colour. */
export function pairOf(value: string): Pair | undefined {
  const inner = /^light-dark\((.*)\)$/is.exec(value.trim())?.[1]
  if (inner === undefined) return
  let depth = 0
  for (let at = 0; at < inner.length; at++) {
    const sign = inner[at]
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign === ',' && !depth) return [inner.slice(0, at).trim(), inner.slice(at + 1).trim()]
  }
  return
}
