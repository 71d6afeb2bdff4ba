import type { Kysely } from 'kysely'
import type { Engine } from './engine.js'

/** Every key starts with the project, so that an engine that spreads rows over machines keeps a project together. */
export interface Schema {
  responses: {
    project: string
    id: string
    revision: number
    survey: string
    /** 1 when every question was answered or skipped. */
    complete: number
    /** Epoch ms by the server's clock: received − age. */
    occurred_at: number
    /** Epoch ms. */
    received_at: number
    /**
     * The response as JSON text, where NUL and half surrogate pairs are escapes, which every database takes. Text and not a
     * JSON column: PostgreSQL's refuses such escapes, and forgets the order of keys.
     */
    body: string
  }
  answers: {
    project: string
    response_id: string
    question: string
    survey: string
    type: string
    /** Number of steps of the scale; 0 for types without one. */
    scale: number
    /** The answer as a number; null when it has none (a text, a choice). Thumbs: up is 1, down is 0. */
    value: number | null
  }
  /** One row for each option that was chosen, whatever the person wrote beside "other". */
  choices: {
    project: string
    response_id: string
    question: string
    /** The id of the option, made plain: NUL and half surrogate pairs are U+FFFD. As it came it stands in `body`. */
    choice: string
    survey: string
  }
}

/** An open database, SQLite or PostgreSQL: the same schema and the same queries. `destroy()` closes it. */
export type CollectorDatabase = Kysely<Schema> & { readonly engine: Engine }
