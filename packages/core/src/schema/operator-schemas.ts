import { types } from '../operators.js'

const condition = { $ref: '#/$defs/Condition' }
const beside = { $ref: '#/$defs/Condition/additionalProperties' }
const list = (description: string) => ({ description, type: 'array' })
const conditions = (description: string) => ({ description, type: 'array', items: condition })
const version = (description: string) => ({
  description: `${description}, as versions: 2.10.0 is above 2.9.0.`,
  examples: ['2.1.0'],
})
const pattern = (description: string) => ({ description, type: 'string', examples: ['^/docs/'] })

/** What may stand beside a path; in an object without operators every key is data. */
const operators = {
  $eq: { description: 'Equal, of the same type.' },
  $ne: { description: 'Not equal, or of another type.' },
  $lt: { description: 'Less than; missing counts as 0.' },
  $lte: { description: 'At most; missing counts as 0.' },
  $gt: { description: 'More than; missing counts as 0.' },
  $gte: { description: 'At least; missing counts as 0.' },
  $exists: { description: 'Whether there is a value.', examples: [true, false] },
  $in: list('One of these; of a list, at least one of its items.'),
  $nin: list('None of these.'),
  $ini: list('One of these, whatever the case.'),
  $nini: list('None of these, whatever the case.'),
  $all: list('A list with all of these among its items; each may be operators.'),
  $alli: list('A list with all of these among its items, whatever the case.'),
  $size: { description: 'A list of so many items: a number, or operators on it.', examples: [2, { $gte: 2 }] },
  $elemMatch: { description: 'A list with an item that meets this: operators, or a condition.', anyOf: [beside, condition] },
  $not: { description: 'Not so.', ...beside },
  $type: {
    description: 'The type of the value.',
    enum: types,
  },
  $regex: pattern('Matches a regular expression, on its first 256 characters. One that could freeze a page is refused.'),
  $regexi: pattern('Matches a regular expression, whatever the case.'),
  $inGroup: { description: 'In the list of this name under `groups`.', type: 'string' },
  $notInGroup: { description: 'Not in the list of this name under `groups`.', type: 'string' },
  $veq: version('Equal'),
  $vne: version('Not equal'),
  $vlt: version('Below'),
  $vlte: version('At most'),
  $vgt: version('Above'),
  $vgte: version('At least'),
}

/** The JSON Schema of a condition. */
export const operatorSchemas = {
  type: 'object',
  properties: {
    $and: conditions('All of these hold. An empty list holds.'),
    $or: conditions('At least one of these holds. An empty list holds.'),
    $nor: conditions('None of these holds.'),
    $not: { description: 'This does not hold.', ...condition },
  },
  additionalProperties: {
    description: 'A value to compare with, or operators. The key is a path: dots descend, numbers index lists.',
    properties: operators,
  },
}
