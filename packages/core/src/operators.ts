import { operators } from './matches.js'
import { isObject } from './object.js'

/** What is wrong somewhere in a condition. */
export interface ConditionFault {
  /** Keys and indexes from the condition down to the fault. */
  path: (string | number)[]
  /** An unknown operator, the wrong place for one, or what stands beside one and is of no use there. */
  kind: 'operator' | 'join' | 'condition' | 'list' | 'pattern' | 'type' | 'group'
  value: unknown
}

type Path = ConditionFault['path']

/** Every operator that may stand beside a path, and the three that join conditions. */
export const knownOperators = (): string[] => [...Object.keys(operators), ...joins]

const joins = ['$and', '$or', '$nor']

/** What `$type` knows. */
export const types: readonly unknown[] = ['string', 'number', 'boolean', 'array', 'object', 'null', 'unknown']

/** As at run time: an object is read as operators only when every key starts with `$`, and it has one. */
const isOperators = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => key[0] === '$')

const inValue = (value: unknown, path: Path): ConditionFault[] =>
  isOperators(value) ? Object.entries(value).flatMap(([key, operand]) => inOperator(key, operand, [...path, key])) : []

const inList = (value: unknown, path: Path, inItem: (item: unknown, path: Path) => ConditionFault[]): ConditionFault[] =>
  Array.isArray(value) ? value.flatMap((item, index) => inItem(item, [...path, index])) : [{ kind: 'list', value, path }]

const inOperator = (key: string, operand: unknown, path: Path): ConditionFault[] => {
  if (joins.includes(key)) return [{ kind: 'join', value: key, path }]
  if (!Object.hasOwn(operators, key)) return [{ kind: 'operator', value: key, path }]
  if (/^\$(not|size)$/.test(key)) return inValue(operand, path)
  if (/^\$alli?$/.test(key)) return inList(operand, path, inValue)
  if (/^\$n?ini?$/.test(key)) return inList(operand, path, () => [])
  if (/^\$regexi?$/.test(key)) return [{ kind: 'pattern', value: operand, path }]
  if (key === '$type' && !types.includes(operand)) return [{ kind: 'type', value: operand, path }]
  if (key.endsWith('Group') && typeof operand !== 'string') return [{ kind: 'group', value: operand, path }]
  if (key === '$elemMatch') return isOperators(operand) ? inValue(operand, path) : inCondition(operand, path)
  return []
}

const inCondition = (condition: unknown, path: Path): ConditionFault[] =>
  isObject(condition)
    ? Object.entries(condition).flatMap(([key, value]) => {
        const at = [...path, key]
        if (joins.includes(key)) return inList(value, at, inCondition)
        return key === '$not' ? inCondition(value, at) : inValue(value, at)
      })
    : [{ kind: 'condition', value: condition, path }]

/**
 * What keeps a condition from being of use, and every pattern in it, which may be right. Such a condition is refused as a
 * whole: what is wrong is false at run time, a `$not` around it would make it true. A key in the place of a path is a path,
 * even when it starts with `$`.
 */
export const conditionFaults = (condition: unknown): ConditionFault[] => inCondition(condition, [])
