import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')

/** Every `--_name: value` of a style sheet, as written. */
const variables = (css: string) => [...css.matchAll(/(--_[\w-]+):\s*([^;]+?)\s*;/g)].map(([, name, value]) => `${name}: ${value}`)

it('has the variables that it needs exactly as prompts have them', () => {
  const known = new Set([...variables(read('../theme/tokens.css')), ...variables(read('../theme/derive.css'))])
  const own = variables(read('./launcher.css')).filter((line) => !line.startsWith('--_r:'))
  expect(own.length).toBeGreaterThan(15)
  expect(own.filter((line) => !known.has(line))).toEqual([])
})
