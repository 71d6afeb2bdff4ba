import { readdirSync } from 'node:fs'
import { surveyResponseSchema } from '@askwell/core/schema'
import { describe, expect, it } from 'vitest'
import { blocksOf, textOf } from '../scripts/markdown.mjs'

const page = 'docs/wire-format.md'
const blocks = blocksOf(page)
const receivers = readdirSync(new URL('../examples/receivers', import.meta.url)).map((file) => `examples/receivers/${file}`)

const jsonOf = (mark: string): unknown => JSON.parse(blocks.find((block) => block.mark === mark)!.code)

describe('the wire format in the docs', () => {
  it.each(receivers)('shows %s as it is', (file) => {
    expect(blocks.find(({ mark }) => mark === file)?.code).toBe(textOf(file))
  })

  it('shows a response that is one', () => {
    expect(surveyResponseSchema.safeParse(jsonOf('response')).error).toBeUndefined()
  })

  it('shows verdicts that parse', () => {
    expect(jsonOf('verdicts')).toMatchObject({ verdicts: [{ status: 'stored' }, { status: 'rejected' }] })
  })

  it('names every status that gives a response up', () => {
    const row = textOf(page).match(/^\| 400, .*$/m)![0]
    expect(row.match(/\b\d{3}\b/g)!.map(Number)).toEqual([400, 405, 406, 411, 413, 414, 415, 422, 431, 451])
  })
})
