// The workspace's packages, in the order in which they build on each other.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const packages = ['core', 'transport', 'ui', 'askwell', 'react', 'collector', 'cli']
export const packageDir = (name) => `${root}packages/${name}`
export const manifest = (name) => JSON.parse(readFileSync(`${packageDir(name)}/package.json`, 'utf8'))

/** Source files that the package's exports point at, by output name: { index: '/…/src/index.ts' }. */
export function entries(name) {
  const found = {}
  for (const target of Object.values(manifest(name).exports)) {
    const source = target['@askwell/source']
    if (source) found[source.replace('./src/', '').replace(/\.tsx?$/, '')] = `${packageDir(name)}/${source}`
  }
  return found
}
