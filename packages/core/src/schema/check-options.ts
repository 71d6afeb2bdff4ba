import { check } from './check.js'
import { configSchema } from './config.js'
import type { Issue } from './issue.js'
import { toJson } from './json-schema.js'
import { suggest } from './words.js'

/**
 * Every mistake in the options of `init`; none when they are right. The survey document is for `checkDocument`.
 *
 * @param known The options there are, functions included.
 */
export const checkOptions = (options: Readonly<Record<string, unknown>>, known: readonly string[]): Issue[] => {
  const { surveys: _, ...data } = options
  return [
    ...Object.keys(options)
      .filter((name) => !known.includes(name))
      .map((name) => ({ path: name, message: `unknown option; ${suggest(name, known)}` })),
    ...check(configSchema, () => toJson(configSchema, 'Options'), data),
  ]
}
