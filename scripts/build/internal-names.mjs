// Names of properties that only our own chunks know: shortened in the script tag, alike in all of them. Never one that
// stands in a document, the history, a response, the public API, the DOM, a library (zod looks types up by name), or that
// a chunk exports.
import { readFileSync, writeFileSync } from 'node:fs'
import { minifySync } from 'rolldown/utils'

const names = [
  'begin',
  'chunks',
  'closing',
  'collect',
  'copied',
  'eligible',
  'engine',
  'flawOf',
  'heldUntil',
  'history',
  'holds',
  'inspect',
  'isFor',
  'isTriggered',
  'keeper',
  'listeners',
  'listensTo',
  'matcher',
  'moving',
  'nowAt',
  'onChange',
  'onStored',
  'onVisible',
  'opened',
  'position',
  'presenter',
  'randomBytes',
  'ready',
  'report',
  'restart',
  'satisfaction',
  'saving',
  'settle',
  'situation',
  'strings',
  'subject',
  'subjectOf',
  'subscribe',
  'surveyOf',
  'triggered',
  'visible',
]
const patternOf = (some) => new RegExp(`^(${some.join('|')})$`)
const cache = Object.fromEntries(names.map((name, index) => [name, `_${index.toString(36)}`]))

/** What a library in a chunk calls the DOM's by. */
const kept = { 'anchor.js': ['position'] }

/** Rewrites a built file. */
export function shortenNames(path, { module }) {
  const source = readFileSync(path, 'utf8')
  const exported = /export\{([^}]*)\}/
    .exec(source)?.[1]
    .split(',')
    .map((each) => each.split(' as ').at(-1).trim())
  const clash = exported?.find((name) => names.includes(name))
  if (clash)
    throw new Error(`${path} exports "${clash}", which scripts/build/internal-names.mjs would shorten where it is imported`)
  const left = kept[path.split('/').at(-1)] ?? []
  const include = patternOf(names.filter((name) => !left.includes(name)))
  const { code, errors } = minifySync(path, source, { module, mangleProps: { include, cache } })
  if (errors.length) throw new Error(errors[0].message)
  writeFileSync(path, code)
}
