import { valueAt } from './object.js'
import type { Text } from './schema/index.js'

const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0]!

/**
 * The best of some language tags for a locale: the exact tag, its base language, any tag with the same base, `en`,
 * then the first. `undefined` only when there are none.
 */
export const pickLanguage = (tags: readonly string[], locale: string): string | undefined => {
  const wanted = locale.toLowerCase()
  const base = baseOf(locale)
  return (
    tags.find((tag) => tag.toLowerCase() === wanted) ??
    tags.find((tag) => tag.toLowerCase() === base) ??
    tags.find((tag) => baseOf(tag) === base) ??
    tags.find((tag) => tag === 'en') ??
    tags[0]
  )
}

/**
 * A text in the best language there is, with `{{name}}` and `{{name|fallback}}` filled in from `values`: dots descend,
 * own properties only, strings, numbers and booleans only. It is plain text: never put it into a page as HTML.
 */
export const localize = (text: Text | undefined, locale: string, values: Readonly<Record<string, unknown>> = {}): string => {
  const map = typeof text === 'object' && text ? text : undefined
  const template = map ? map[pickLanguage(Object.keys(map), locale) ?? ''] : text
  return typeof template === 'string' ? fillIn(template, values) : ''
}

/** Replaces `{{name}}` and `{{name|fallback}}`. */
export const fillIn = (template: string, values: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g, (_, name: string, fallback: string | undefined) => {
    const value = valueAt(values, name.trim())
    // Missing is null; what is no text, number or boolean would only show as [object Object].
    return /^[of]/.test(typeof value) || value === '' ? (fallback ?? '') : `${value as string}`
  })
