export type Properties = Readonly<Record<string, unknown>>

/**
 * Own properties that JSON can hold, in their order, up to `maxLength` characters in all. What doesn't fit is left out.
 *
 * @throws Never, whatever it is given: a getter that throws costs itself alone.
 */
export const plainProperties = (properties: unknown, maxLength = 4000): Properties => {
  let length = 2
  let names: string[] = []
  try {
    names = Object.keys(properties as object)
  } catch {}
  return Object.fromEntries(
    names.flatMap((name) => {
      try {
        const json = JSON.stringify((properties as Properties)[name])
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
