import * as z from 'zod/mini'
import { pathText, valueAtPath, type Issue, type Path } from './issue.js'
import { messageOf, suggest, type ZodIssue } from './issue-words.js'
import { surveyResponseSchema } from './response.js'
import { surveyDocumentSchema } from './survey.js'

export type { Issue }

type JsonSchema = {
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  const?: unknown
}

export const toJson = (schema: z.ZodMiniType, title: string): Record<string, unknown> => ({
  title,
  ...z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }),
})

/** The JSON Schemas of this package by file name: `survey.schema.json` and `response.schema.json`. */
export const jsonSchemas = () => ({
  survey: toJson(surveyDocumentSchema, 'Askwell survey document'),
  response: toJson(surveyResponseSchema, 'Askwell survey response'),
})

/** The JSON Schema of the survey document, for editors. */
export const jsonSchema = (): Record<string, unknown> => jsonSchemas().survey

/** The branch of a union that was meant: a list for a list, and of several objects the one of the same `type`. */
const branchFor = (schema: JsonSchema, value: unknown): JsonSchema => {
  const branches = schema.anyOf ?? schema.oneOf
  if (!branches) return schema
  const type = valueAtPath(value, ['type'])
  const fits = (branch: JsonSchema) =>
    Array.isArray(value) ? branch.items : branch.properties && (branch.properties['type']?.const ?? type) === type
  const keys = Object.keys(value ?? {})
  const shared = (branch: JsonSchema) => keys.filter((key) => Object.hasOwn(branch.properties ?? {}, key)).length
  const [best] = branches.filter(fits).sort((a, b) => shared(b) - shared(a))
  return best ?? {}
}

/** The fields that an object at a path may have. */
const fieldsAt = (schema: JsonSchema, json: unknown, path: Path): string[] => {
  let node = branchFor(schema, json)
  path.forEach((key, index) => {
    const child = typeof key === 'number' ? node.items : node.properties?.[String(key)]
    node = branchFor(child ?? {}, valueAtPath(json, path.slice(0, index + 1)))
  })
  return Object.keys(node.properties ?? {})
}

/** The mistake in one branch of a union is what matters: that of the branch which comes closest to the value. */
const flatten = (issue: ZodIssue, at: Path = []): ZodIssue[] => {
  const path = [...at, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length) {
    const depth = (errors: readonly ZodIssue[]) =>
      Math.max(...errors.map(({ path, code }) => path.length + (code === 'invalid_type' ? 0 : 1)))
    const [closest] = [...issue.errors].sort((a, b) => depth(b) - depth(a))
    if (closest && depth(closest) > 0) return closest.flatMap((inner) => flatten(inner, path))
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element')
    return issue.issues.map((inner) => ({ ...inner, path: [...path, ...inner.path] }) as ZodIssue)
  return [{ ...issue, path } as ZodIssue]
}

export const check = (schema: z.ZodMiniType, toSchema: () => JsonSchema, json: unknown): Issue[] => {
  const result = schema.safeParse(json)
  if (result.success) return []
  const issues = result.error.issues.flatMap((issue) => flatten(issue))
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys')
      return [{ path: pathText(issue.path), message: messageOf(issue, valueAtPath(json, issue.path)) }]
    const fields = fieldsAt(toSchema(), json, issue.path)
    return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: `unknown field; ${suggest(key, fields)}` }))
  })
}

/** Every mistake in a survey document; none when it is right. Takes any JSON at all. */
export const checkDocument = (json: unknown): Issue[] => check(surveyDocumentSchema, () => jsonSchemas().survey, json)

/** Every mistake in a response as it came over the wire; none when it is right. Takes any JSON at all. */
export const checkResponse = (json: unknown): Issue[] => check(surveyResponseSchema, () => jsonSchemas().response, json)
