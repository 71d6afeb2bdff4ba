/** Where this project's outbox keeps its state in localStorage; records are beside it. */
export const stateKey = (project: string) => `askwell:${project}:outbox`

/** Records and spills: one key each. */
export const recordKey = (project: string, id: string) => `${stateKey(project)}:${id}`
