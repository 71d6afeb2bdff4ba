import { operators } from './matches.js'
import { isObject } from './object.js'

/** Where a condition uses a `$word` that is no operator. */
export interface UnknownOperator {
  operator: string
  /** Keys and indexes from the condition down to the operator. */
  path: (string | number)[]
}

/** Every operator that may stand beside a path, and the four that join conditions. */
export const knownOperators = (): string[] => [...Object.keys(operators), '$and', '$or', '$nor']

const joins = new Set(['$and', '$or', '$nor'])

/** As at run time: an object is read as operators only when every key starts with `$`. */
const inValue = (value: unknown, path: (string | number)[]): UnknownOperator[] =>
  isObject(value) && Object.keys(value).every((key) => key[0] === '$')
    ? Object.entries(value).flatMap(([key, operand]) => {
        const at = [...path, key]
        if (!Object.hasOwn(operators, key)) return [{ operator: key, path: at }]
        if (/^\$(not|size)$/.test(key)) return inValue(operand, at)
        if (/^\$alli?$/.test(key) && Array.isArray(operand))
          return operand.flatMap((item, index) => inValue(item, [...at, index]))
        if (key === '$elemMatch' && isObject(operand))
          return Object.keys(operand).every((inner) => inner[0] === '$') ? inValue(operand, at) : inCondition(operand, at)
        return []
      })
    : []

const inCondition = (condition: unknown, path: (string | number)[]): UnknownOperator[] =>
  isObject(condition)
    ? Object.entries(condition).flatMap(([key, value]) => {
        const at = [...path, key]
        if (joins.has(key)) return Array.isArray(value) ? value.flatMap((part, index) => inCondition(part, [...at, index])) : []
        return key === '$not' ? inCondition(value, at) : inValue(value, at)
      })
    : []

/**
 * The `$words` of a condition that are no operators. Such a condition is refused as a whole: false at run time, a
 * `$not` around it would make it true. A key in the place of a path is a path, even when it starts with `$`.
 */
export const unknownOperators = (condition: unknown): UnknownOperator[] => inCondition(condition, [])
