import { exampleIn } from './markdown.mjs'

/** The first fenced block of that language in README.md. */
export const readmeExample = (language) => exampleIn('README.md', language)
