// Writes what docs/ says about the survey document and the theme, from the built schema and theme; `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { packageDir, root } from './packages.mjs'
import { withTheming } from './theming.mjs'

const begin = '<!-- reference: written by scripts/reference.mjs -->'
const end = '<!-- /reference -->'

const code = (value) => `\`${JSON.stringify(value)}\``
const cell = (text) => text.replaceAll('|', '\\|')

/** What may stand in a field, in a few words. */
function kindOf(node) {
  if (node.$ref) return node.$ref.endsWith('Condition') ? 'condition' : 'text'
  if (node.const !== undefined) return code(node.const)
  if (node.enum) return node.enum.map(code).join(', ')
  const branches = node.anyOf ?? node.oneOf
  if (branches) return [...new Set(branches.map(kindOf))].join(', or ')
  if (node.type === 'array') return `list of ${kindOf(node.items)}`
  if (node.type === 'object') return node.properties ? 'object' : 'object of lists'
  if (node.pattern?.includes('ms|s|m')) return 'duration'
  const range = [node.minimum !== undefined && `from ${node.minimum}`, node.maximum < 1e6 && `to ${node.maximum}`]
  return [node.type === 'integer' ? 'whole number' : node.type, ...range].filter(Boolean).join(' ')
}

/** The objects that a field can hold, each with the heading it gets. */
const objectsIn = (node) =>
  node.items ? objectsIn(node.items) : ((node.anyOf ?? node.oneOf)?.flatMap(objectsIn) ?? (node.properties ? [node] : []))

function table(node) {
  const required = new Set(node.required)
  const rows = Object.entries(node.properties).map(([name, field]) => {
    const needed = required.has(name) ? ' (needed)' : ''
    const given = field.default === undefined ? '' : code(field.default)
    const words = (field.description ?? '').replace(/ Default: [^.]*?\.$/, (words) => (given ? '' : words))
    return `| \`${name}\`${needed} | ${cell(kindOf(field))} | ${given} | ${cell(words)} |`
  })
  return ['| field | is | default | |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function sections(node, heading) {
  const own = `### ${heading}\n\n${table(node)}`
  const inner = Object.entries(node.properties).flatMap(([name, field]) => {
    const objects = objectsIn(field).filter(
      (each, index, all) => all.findIndex((other) => table(other) === table(each)) === index,
    )
    return objects.flatMap((each) => {
      const type = each.properties.type?.const
      const or = !type && objects.length > 1 ? ` (${Object.keys(each.properties).at(-1)})` : ''
      if (type) return sections(each, `A question of type \`${type}\``)
      const above = /^`(.*)`/.exec(heading)?.[1]
      const of = /of type (`.*`)/.exec(heading)?.[1]
      return sections(each, of ? `\`${name}\` of ${of}` : `\`${above ? `${above}.` : ''}${name}\`${or}`)
    })
  })
  return [own, ...inner]
}

function operators({ Condition }) {
  const rows = Object.entries({ ...Condition.additionalProperties.properties }).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  )
  const joins = Object.entries(Condition.properties).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`)
  const head = (title) => `| ${title} | holds when |\n| --- | --- |\n`
  return `### Conditions\n\n${head('around conditions')}${joins.join('\n')}\n\n${head('beside a path')}${rows.join('\n')}`
}

/** Each part once: the labels of three scales are the same. */
const once = (parts) => parts.filter((part, index) => parts.findIndex((other) => body(other) === body(part)) === index)
const body = (part) => part.slice(part.indexOf('\n'))

export function referenceFrom(schema) {
  const parts = [...once(sections(schema, 'The document')), operators(schema.$defs)]
  return `${begin}\n\n${parts.join('\n\n')}\n\n${end}`
}

/** The page with the reference as it should be. */
export function withReference(page, schema) {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  return page.slice(0, from) + referenceFrom(schema) + page.slice(to + end.length)
}

/** Table cells padded by the formatter compare as those that aren't. */
const loosely = (page) => page.replace(/ +/g, ' ').replace(/-{3,}/g, '---')

/** By page: what it should be, from what it is. */
async function pages() {
  const schema = JSON.parse(readFileSync(`${root}packages/core/survey.schema.json`, 'utf8'))
  const theme = await import(`${packageDir('ui')}/dist/theme/index.js`)
  return {
    'docs/survey-document.md': (page) => withReference(page, schema),
    'docs/theming.md': (page) => withTheming(page, theme),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, renew] of Object.entries(await pages())) {
    const page = readFileSync(root + path, 'utf8')
    const wanted = renew(page)
    if (loosely(page) === loosely(wanted)) continue
    if (process.argv.includes('--check')) {
      console.error(`${path} is not what the source says; run node scripts/reference.mjs, then pnpm format`)
      process.exitCode = 1
    } else writeFileSync(root + path, wanted)
  }
}
