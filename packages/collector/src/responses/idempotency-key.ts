const keyOf = (item: unknown): string | undefined => {
  if (typeof item !== 'object' || item === null || !('id' in item) || !('revision' in item)) return undefined
  return typeof item.id === 'string' && typeof item.revision === 'number' ? `${item.id}:${item.revision}` : undefined
}

/**
 * What is wrong with the `Idempotency-Key` beside these items; undefined when nothing is. The key of a response is
 * `"<id>:<revision>"`, a quoted string (draft-ietf-httpapi-idempotency-key-header), that of several has all of them in
 * their order with commas between; without the quotes it is understood. An item without a key of its own is refused for
 * that, by itself, and the header says nothing of the others.
 */
export function keyProblem(header: string | undefined, items: readonly unknown[]): string | undefined {
  if (header === undefined) return undefined
  const keys = items.map(keyOf)
  if (keys.includes(undefined)) return undefined
  const expected = keys.join(',')
  if (header.trim().replace(/^"(.*)"$/, '$1') === expected) return undefined
  return `The Idempotency-Key is not that of the body: it is ${header.slice(0, 100)}, expected "${expected.slice(0, 100)}".`
}
