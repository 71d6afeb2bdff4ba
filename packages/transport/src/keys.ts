/** Where this project keeps its things in localStorage. The key itself is the flag that something waits. */
export const flagKey = (project: string) => `askwell:${project}:outbox`

/** Records and spills: one key each. */
export const recordKey = (project: string, id: string) => `${flagKey(project)}:${id}`
