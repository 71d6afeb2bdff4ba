/**
 * What is wrong with an `Idempotency-Key` beside the only response of a request; undefined when nothing is. The key is
 * `"<id>:<revision>"`, a quoted string (draft-ietf-httpapi-idempotency-key-header); without the quotes it is understood.
 */
export function keyProblem(header: string | undefined, { id, revision }: { id: string; revision: number }): string | undefined {
  if (header === undefined) return undefined
  const expected = `${id}:${revision}`
  if (header.trim().replace(/^"(.*)"$/, '$1') === expected) return undefined
  return `Idempotency-Key is ${header.slice(0, 100)}, but the body is revision ${revision} of ${id}: expected "${expected}".`
}
