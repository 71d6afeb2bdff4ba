import { compileFunction } from 'node:vm'
import type { SurveyDocument } from '@askwell/core'
import { exampleIn } from '../../scripts/markdown.mjs'

/** The survey document and the code of a recipe's page: what stands there is what the tests run. */
export const recipe = (name: string) => {
  const page = `docs/recipes/${name}.md`
  const code = `return (async () => {${exampleIn(page, 'js')}})()`
  let names: string[] = []
  let compiled: ((...values: unknown[]) => Promise<void>) | undefined
  return {
    document: JSON.parse(exampleIn(page, 'json')) as SurveyDocument,
    /** Runs the page's code; `globals` are what a site has that the page only names: the same ones at each call. */
    run(globals: Record<string, unknown>): Promise<void> {
      compiled ??= compileFunction(code, (names = Object.keys(globals))) as (...values: unknown[]) => Promise<void>
      return compiled(...names.map((name) => globals[name]))
    },
  }
}
