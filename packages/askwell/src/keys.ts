/** Every key of the project, but for one that only begins like it. */
export const keysOf = (storage: object, project: string): string[] =>
  Object.keys(storage).filter((key) => key === `askwell:${project}` || key.startsWith(`askwell:${project}:`))
