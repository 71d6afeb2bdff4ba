const places = 1 << 12
const longest = 48

/** Makes strings of ASCII bytes: for one that it has made lately, no other is made. */
export const createShortStrings = () => {
  const known: (string | undefined)[] = Array.from({ length: places })
  const isAt = (text: string, bytes: Uint8Array, from: number): boolean => {
    for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) !== bytes[from + index]) return false
    return true
  }
  return (bytes: Buffer, from: number, to: number): string => {
    if (to - from > longest) return bytes.toString('latin1', from, to)
    let hash = to - from
    for (let index = from; index < to; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193)
    const place = (hash ^ (hash >>> 15)) & (places - 1)
    const text = known[place]
    if (text !== undefined && text.length === to - from && isAt(text, bytes, from)) return text
    return (known[place] = bytes.toString('latin1', from, to))
  }
}
