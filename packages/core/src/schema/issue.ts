/** One mistake: where, and what is wrong and would be right. */
export interface Issue {
  /** Such as `surveys[0].trigger.cooldwon`; empty for the document itself. */
  path: string
  /** Such as `unknown field; did you mean "cooldown"?`. */
  message: string
}

export type Path = readonly PropertyKey[]

/** `surveys[0].trigger.event`. */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    const name = String(key)
    if (!/^[\w$-]+$/.test(name)) return `${text}[${JSON.stringify(name)}]`
    return text ? `${text}.${name}` : name
  }, '')

/** What stands at a path; `undefined` when nothing does. */
export const valueAtPath = (json: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  )
