export type Properties = Readonly<Record<string, unknown>>

/** Own properties that JSON can hold, in their order, up to `maxLength` characters in all. What doesn't fit is left out. */
export const plainProperties = (properties: unknown, maxLength = 4000): Properties => {
  let length = 2
  return Object.fromEntries(
    Object.entries(properties ?? {}).flatMap(([name, value]) => {
      try {
        const json = JSON.stringify(value)
        const added = name.length + json.length + 4
        if (name.length > 200 || length + added > maxLength) return []
        length += added
        return [[name, JSON.parse(json)]]
      } catch {
        return []
      }
    }),
  )
}
