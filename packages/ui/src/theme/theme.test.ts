import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parts } from './parts.js'
import { readTokens } from './read-tokens.js'

const src = `${import.meta.dirname}/..`
const read = (file: string) => readFileSync(`${src}/${file}`, 'utf8')
const sheets = ['theme/tokens.css', 'theme/tokens-later.css', 'theme/tokens-last.css'].map(read)
const tokens = readTokens(...sheets)
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.(css|tsx?)$/.test(file))

describe('tokens', () => {
  it('are all read: each variable that a style sheet names is one of them', () => {
    const used = files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => [...read(file).matchAll(/--askwell-[\w-]+/g)].map(([name]) => name))
    expect(tokens.map(({ name }) => name).sort()).toEqual([...new Set(used)].sort())
  })

  it('have an alias for every name that the style sheets use', () => {
    const used = files.filter((file) => file.endsWith('.css')).flatMap((file) => [...read(file).matchAll(/var\((--_[\w-]+)/g)])
    const all = files.map(read).join('')
    const unknown = used.filter(([, alias]) => !all.includes(`${alias}:`) && !all.includes(`'${alias}'`))
    expect(unknown.map(([, alias]) => alias)).toEqual([])
  })

  it('each have a default, a meaning, a group and a kind', () => {
    const names = tokens.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(tokens.find(({ name }) => name === '--askwell-accent')).toEqual({
      name: '--askwell-accent',
      default: '#5b5bd6',
      meaning: expect.stringContaining('the one colour to set'),
      group: 'colour',
      kind: 'color',
    })
    expect(tokens.filter((token) => !token.default || !token.meaning || /--_|\n/.test(token.meaning + token.default))).toEqual([])
    const ofKind = (wanted: string) => tokens.filter(({ kind }) => kind === wanted).map(({ name }) => name)
    expect(ofKind('time')).toEqual(['--askwell-duration'])
    expect(ofKind('easing')).toEqual(['--askwell-easing'])
    expect(ofKind('shadow')).toEqual(['--askwell-shadow'])
    expect(ofKind('font')).toEqual(['--askwell-font', '--askwell-mono'])
    expect(ofKind('number')).toEqual(['weight', 'title-weight', 'line', 'layer'].map((name) => `--askwell-${name}`))
  })

  it('stand group by group, with every group of the guide', () => {
    const groups = tokens.map(({ group }) => group).filter((group, index, all) => group !== all[index - 1])
    expect(groups).toEqual(['colour', 'type', 'shape', 'space', 'motion', 'layer'])
  })
})

describe('parts', () => {
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.startsWith('theme')).map(read)
  /** By name, and by an expression, whose values stand in the same file. */
  const named = sources.flatMap((source) =>
    [...source.matchAll(/\bpart(?:\s*[=:]\s*|\.add\()["']([\w-]+)["']/g)].map(([, name]) => name!),
  )
  const worded = sources.filter((source) => /\bpart=\{/.test(source)).join('')

  it('are documented when they are drawn', () => {
    const documented = new Set<string>(parts.map(({ name }) => name))
    expect(named.filter((name) => !documented.has(name))).toEqual([])
  })

  it('are drawn when they are documented', () => {
    expect(parts.filter(({ name }) => !named.includes(name) && !worded.includes(`'${name}'`))).toEqual([])
  })
})
