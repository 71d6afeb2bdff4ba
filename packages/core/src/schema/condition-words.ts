import { knownOperators, types, type ConditionFault } from '../operators.js'
import { kindOf, suggest } from './words.js'

/** What is wrong in a condition, and what would be right. */
export const conditionWords: Record<Exclude<ConditionFault['kind'], 'pattern'>, (value: unknown) => string> = {
  operator: (word) => `unknown operator ${JSON.stringify(word)}; ${suggest(word, knownOperators())}`,
  join: (word) => `${JSON.stringify(word)} joins conditions and can't stand beside a path; put the path into each of them`,
  list: (value) => `is ${kindOf(value)}; needs a list`,
  type: (value) => `${JSON.stringify(value)} is no type; ${suggest(value, types.map(String))}`,
  group: (value) => `is ${kindOf(value)}; needs the name of a list under "groups"`,
  condition: (value) => `is ${kindOf(value)}; needs a condition, which is an object`,
}
