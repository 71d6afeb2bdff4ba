import type * as z from 'zod/mini'
import { pathText, valueAtPath, type Issue, type Path } from './issue.js'
import { messageOf, type ZodIssue } from './issue-words.js'
import { jsonSchemas, toJson, type JsonSchema } from './json-schema.js'
import { shallow } from './depth.js'
import { surveyResponseSchema } from './response.js'
import { surveyDocumentSchemaFor } from './survey.js'
import { suggest } from './words.js'

export type { Issue }

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

/** Surveys whose id an earlier one has: zod looks for them only when nothing else is wrong. */
const takenIds = (json: unknown): Issue[] => {
  const surveys = valueAtPath(json, ['surveys'])
  const ids = Array.isArray(surveys) ? surveys.map((survey) => valueAtPath(survey, ['id'])) : []
  return ids.flatMap((id, index) =>
    typeof id === 'string' && ids.indexOf(id) < index
      ? [{ path: pathText(['surveys', index, 'id']), message: `${JSON.stringify(id)} is taken by an earlier survey` }]
      : [],
  )
}

let schemas: ReturnType<typeof jsonSchemas> | undefined
/** Made when the first unknown field asks for what is known; it takes some milliseconds. */
const schemaOf = (name: 'survey' | 'response'): JsonSchema => (schemas ??= jsonSchemas())[name]

const documentSchemaWith = (kinds: readonly string[]): JsonSchema =>
  kinds.length ? toJson(surveyDocumentSchemaFor(kinds), 'Askwell survey document') : schemaOf('survey')

/** Surveys with a key that takes the text from an object: comparing it with anything would throw. */
const textless = (json: unknown): Issue[] => {
  const surveys = valueAtPath(json, ['surveys'])
  const found = Array.isArray(surveys)
    ? [...surveys.keys()].filter((index) => JSON.stringify(surveys[index])?.includes('"toString":'))
    : []
  return found.map((index) => ({ path: pathText(['surveys', index]), message: '"toString" is no name for a field or a path' }))
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

/**
 * Every mistake in a survey document; none when it is right. Takes any JSON at all.
 *
 * @param kinds Types of question beside the built-in ones, as `init` is given them.
 */
export const checkDocument = (json: unknown, { kinds = [] }: { kinds?: readonly string[] } = {}): Issue[] => {
  const deep = shallow(json)
  if (deep.issues.length && deep.rest === undefined) return deep.issues
  const paths = new Set(deep.issues.map(({ path }) => path))
  const found = check(surveyDocumentSchemaFor(kinds), () => documentSchemaWith(kinds), deep.rest).filter(
    ({ path }) => !paths.has(path),
  )
  for (const { path } of found) paths.add(path)
  return [...deep.issues, ...found, ...[...takenIds(json), ...textless(deep.rest)].filter(({ path }) => !paths.has(path))]
}

/** Every mistake in a response as it came over the wire; none when it is right. Takes any JSON at all. */
export const checkResponse = (json: unknown): Issue[] => check(surveyResponseSchema, () => schemaOf('response'), json)
