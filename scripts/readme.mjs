// The code that README.md shows, so that tests and packaging run exactly what people copy.
import { readFileSync } from 'node:fs'
import { root } from './packages.mjs'

/** The first fenced block of that language in README.md. */
export function readmeExample(language) {
  const match = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(readFileSync(`${root}README.md`, 'utf8'))
  if (!match) throw new Error(`README.md has no \`\`\`${language} block`)
  return String(match[1])
}
