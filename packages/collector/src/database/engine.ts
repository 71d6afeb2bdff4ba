/** One statement of a write, the same text each time it is used: engines keep it prepared. */
export interface Statement {
  /** Unique for its text. */
  name: string
  sql: string
  parameters: readonly (string | number | null)[]
}

/** What the two databases do differently beyond SQL, in one place. */
export interface Engine {
  name: 'sqlite' | 'postgres'
  /** Where the data is, for people: a file, or an address without its password. */
  place: string
  /** Runs the statements as one transaction, in one round trip. Durable when it resolves; nothing is kept when it rejects. */
  writeAtOnce(statements: readonly Statement[]): Promise<void>
}
