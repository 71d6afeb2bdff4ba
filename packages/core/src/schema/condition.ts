import * as z from 'zod/mini'
import { unknownOperators } from '../operators.js'

/**
 * MongoDB-style JSON condition. Its keys are data (attribute paths), so the type stays open; the schema refuses
 * `$words` that are no operators, because `$not` would turn their false into true.
 */
export const conditionSchema = z
  .record(z.string(), z.unknown())
  .check(
    z.superRefine((condition, context) => {
      for (const { operator, path } of unknownOperators(condition))
        context.addIssue({ code: 'custom', path, message: `unknown operator "${operator}"`, params: { word: operator } })
    }),
  )
  .check(z.describe('A MongoDB-style condition, for example { "plan": { "$in": ["free", "pro"] } }.'))

export type Condition = z.infer<typeof conditionSchema>
