// The code that our pages show, so that tests and packaging run exactly what people copy.
import { readFileSync } from 'node:fs'
import { root } from './packages.mjs'

/**
 * The fenced blocks of a page, in their order. What follows the language is the block's mark: of ```` ```json trigger ````
 * it is `trigger`.
 */
export function blocksOf(page) {
  const text = readFileSync(`${root}${page}`, 'utf8')
  return [...text.matchAll(/^```(\S+)[ \t]*(.*)\n([\s\S]*?)^```$/gm)].map(([, language, mark, code]) => ({
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
