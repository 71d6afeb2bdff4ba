import { readdirSync } from 'node:fs'
import { matches, type Condition } from '@askwell/core'
import { checkDocument } from '@askwell/core/schema'
import { describe, expect, it } from 'vitest'
import { blocksOf, textOf } from '../scripts/markdown.mjs'

const pages = [
  'README.md',
  ...readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]
const survey = { id: 'example', questions: [{ type: 'nps' }] }

/** What stands in a `json` block, by its mark, as a whole document. Without a mark it is one, or no survey at all. */
const documents: Record<string, (json: never) => unknown> = {
  '': (json: object) => ('surveys' in json ? json : { surveys: [] }),
  document: (json: object) => ({ surveys: [], ...json }),
  survey: (json: object) => ({ surveys: [{ ...survey, ...json }] }),
  condition: (audience: object) => ({ surveys: [{ ...survey, audience }] }),
  // No survey: wire-format.test.ts has more to say of them.
  response: () => ({ surveys: [] }),
  verdicts: () => ({ surveys: [] }),
}

const examples = pages.flatMap((page) =>
  blocksOf(page)
    .filter(({ language }) => language === 'json')
    .map(({ mark, code }, index) => ({ name: `${page}, ${index + 1}`, mark, code })),
)

describe('json in the docs', () => {
  it.each(examples)('$name is right', ({ mark, code }) => {
    expect(Object.keys(documents)).toContain(mark)
    expect(checkDocument(documents[mark]!(JSON.parse(code) as never))).toEqual([])
  })
})

/** Lines of a table whose three cells are code: a condition, what it holds for, and what not. */
const lines = [...textOf('docs/targeting.md').matchAll(/^\| `(.+?)`\s+\| `(.+?)`\s+\| `(.+?)`\s+\|$/gm)].map(
  ([, condition, holds, fails]) => ({ condition: condition!, holds: holds!, fails: fails! }),
)

describe('conditions in the docs', () => {
  it.each(lines)('$condition', ({ condition, holds, fails }) => {
    const rule = JSON.parse(condition) as Condition
    expect(checkDocument(documents['condition']!(rule as never))).toEqual([])
    expect([holds, matches(rule, JSON.parse(holds))]).toEqual([holds, true])
    expect([fails, matches(rule, JSON.parse(fails))]).toEqual([fails, false])
  })

  it('are all found', () => {
    expect(lines.length).toBe(22)
  })
})
