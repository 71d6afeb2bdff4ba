import { valueAt } from './object.js'
import type { Text } from './schema/index.js'

/**
 * The likely subtags of a tag: `zh,Hant,TW` of `zh-TW`, `he,Hebr,IL` of the old `iw`; all Norwegian is `nb`. What is no
 * tag is left as it is.
 *
 * @param parts How many of them: 1 is the language, 2 its script.
 */
export const likely = (tag: string, parts: number): string => {
  try {
    return `${new Intl.Locale(tag.replace(/^n[no]\b/, 'nb')).maximize()}`.split('-', parts) + ''
  } catch {
    return tag
  }
}

/**
 * The best of some language tags for a locale: the exact tag, one of the same language and script, one of the same
 * language, `en`, then the first. The tag of the language alone goes before those of regions. `undefined` only when
 * there are none.
 */
export const pickLanguage = (tags: readonly string[], locale: string): string | undefined => {
  const near = (key: (tag: string, parts: number) => string, parts: number, most?: number) => {
    const found = tags.filter((tag) => key(tag, parts) === key(locale, parts))
    return found[most!] ? undefined : found.sort()[0]
  }
  return (
    near((tag) => tag.toLowerCase(), 0) ??
    // What is alone in its language needs no likely subtags: a browser looks for their data for milliseconds at first.
    near((tag) => tag.split('-', 1) + '', 0, 1) ??
    near(likely, 2) ??
    near(likely, 1) ??
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
