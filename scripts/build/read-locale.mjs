// Reads the words of a locale file as they are in the source.
import { readFileSync } from 'node:fs'
import { transformSync } from 'rolldown/utils'
import { localesDir } from './locales.mjs'

/** `name` is that of a file in packages/ui/src/locales, without its ending. */
export async function wordsOf(name) {
  const path = `${localesDir}/${name}.ts`
  const { code, errors } = transformSync(path, readFileSync(path, 'utf8'))
  if (errors.length) throw new Error(`${path}: ${errors[0].message}`)
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).words
}

/** English is in the files where its words are needed first. */
export const english = async () =>
  Object.assign({}, ...(await Promise.all(['en', 'en-beside', 'en-later', 'en-more'].map(wordsOf))))
