import * as z from 'zod/mini'
import { answerValues } from './answer-values.js'
import { conditionSchema } from './condition.js'
import { operatorSchemas } from './operator-schemas.js'
import { answerSchema, surveyResponseSchema } from './response.js'
import { surveyDocumentSchema } from './survey.js'

export type JsonSchema = {
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  const?: unknown
}

export const toJson = (schema: z.ZodMiniType, title: string): Record<string, unknown> => ({
  title,
  ...z.toJSONSchema(schema, {
    unrepresentable: 'any',
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      // zod knows a record; editors complete operators.
      if (zodSchema === conditionSchema) Object.assign(jsonSchema, operatorSchemas)
      // What goes beyond types is code in receivers of ours; others have the schema alone.
      if (zodSchema === answerSchema) Object.assign(jsonSchema, answerValues)
      const { prefixItems } = jsonSchema
      if (prefixItems) Object.assign(jsonSchema, { minItems: prefixItems.length, maxItems: prefixItems.length })
    },
  }),
})

/** The JSON Schemas of this package by file name: `survey.schema.json` and `response.schema.json`. */
export const jsonSchemas = () => ({
  survey: toJson(surveyDocumentSchema, 'Askwell survey document'),
  response: toJson(surveyResponseSchema, 'Askwell survey response'),
})

/** The JSON Schema of the survey document, for editors. */
export const jsonSchema = (): Record<string, unknown> => jsonSchemas().survey
