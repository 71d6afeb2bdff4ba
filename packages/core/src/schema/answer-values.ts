/** What the value of a known type has to be, as JSON Schema beside the fields of an answer. Other types may hold anything. */
const values = {
  nps: { type: 'integer', minimum: 0, maximum: 10 },
  csat: { type: 'integer', minimum: 1, maximum: 11 },
  ces: { type: 'integer', minimum: 1, maximum: 11 },
  rating: { type: 'integer', minimum: 1, maximum: 11 },
  thumbs: { enum: ['up', 'down'] },
  text: { type: 'string' },
  choice: { type: ['string', 'array'], minLength: 1, items: { type: 'string', minLength: 1 } },
  contact: { type: 'object' },
}

export const answerValues = {
  allOf: Object.entries(values).map(([type, value]) => ({
    // Not without a type: that is another mistake.
    if: { properties: { type: { const: type } }, required: ['type'] },
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema; nobody awaits a schema.
    then: { properties: { value } },
  })),
}
