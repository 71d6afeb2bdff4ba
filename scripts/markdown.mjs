// The code that our pages show, so that tests and packaging run exactly what people copy.
import { readFileSync } from 'node:fs'
import { root } from './packages.mjs'

/** @param {string} page Path from the root of the repository. */
export const textOf = (page) => readFileSync(`${root}${page}`, 'utf8')

/**
 * The fenced blocks of a page, in their order. What follows the language is the block's mark: of ```` ```json trigger ````
 * it is `trigger`.
 */
export function blocksOf(page) {
  return [...textOf(page).matchAll(/^```(\S+)[ \t]*(.*)\n([\s\S]*?)^```$/gm)].map(([, language, mark, code]) => ({
    language: String(language),
    mark: String(mark).trim(),
    code: String(code),
  }))
}

/** The first fenced block of that language in a page. */
export function exampleIn(page, language) {
  const block = blocksOf(page).find((block) => block.language === language)
  if (!block) throw new Error(`${page} has no \`\`\`${language} block`)
  return block.code
}
