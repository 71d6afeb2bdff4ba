import type { Survey, Trigger } from '@askwell/core/schema'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const triggersOf = ({ trigger = [] }: Survey): Trigger[] => [trigger].flat()

/** Values by path. */
export type Operands = Record<string, unknown[]>

/** What something is compared with, and something else. */
const around = (operand: unknown): unknown[] => {
  if (typeof operand === 'number') return [operand - 1, operand, operand + 1]
  if (typeof operand === 'boolean') return [true, false]
  if (typeof operand === 'string') return [operand, 'other']
  if (Array.isArray(operand)) return operand.flatMap(around)
  return isObject(operand) ? Object.values(operand).flatMap(around) : []
}

/** The values around which conditions divide people, by path. */
export const operandsIn = (conditions: readonly unknown[], found: Operands = {}): Operands => {
  for (const condition of conditions)
    for (const [key, expected] of isObject(condition) ? Object.entries(condition) : [])
      if (/^\$(and|n?or|not)$/.test(key)) operandsIn([expected].flat(), found)
      else found[key] = [...new Set([...(Object.hasOwn(found, key) ? found[key]! : []), ...around(expected)])]
  for (const [key, values] of Object.entries(found)) if (!values.length) delete found[key]
  return found
}
