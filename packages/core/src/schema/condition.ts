import * as z from 'zod/mini'
import { conditionFaults } from '../operators.js'
import { conditionWords } from './condition-words.js'
import { patternFault } from './pattern-fault.js'

/**
 * MongoDB-style JSON condition. Its keys are data (attribute paths), so the type stays open; the schema refuses what could
 * never hold, because `$not` would turn its false into true.
 */
export const conditionSchema = z
  .record(z.string(), z.unknown())
  .check(
    z.superRefine((condition, context) => {
      for (const { kind, value, path } of conditionFaults(condition)) {
        const message = kind === 'pattern' ? patternFault(value) : conditionWords[kind](value)
        if (message) context.addIssue({ code: 'custom', path, message })
      }
    }),
  )
  // Without a description of its own, which editors would show in the place of the field's.
  .register(z.globalRegistry, {
    id: 'Condition',
    examples: [
      { plan: 'pro' },
      { plan: { $in: ['free', 'pro'] } },
      { $or: [{ 'events.login.daysSinceLast': null }, { age: { $gte: 18 } }] },
    ],
  })

export type Condition = z.infer<typeof conditionSchema>
