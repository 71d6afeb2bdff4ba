/** A block of an article: a paragraph, a list of steps, or a table of two columns. */
export type Block = string | { steps: readonly string[] } | { facts: readonly (readonly [name: string, value: string])[] }

export interface Article {
  slug: string
  title: string
  summary: string
  /** Reading time. */
  minutes: number
  sections: readonly { heading: string; blocks: readonly Block[] }[]
}
