// The tables of docs/theming.md: variables and presets from the built theme, parts from the list beside it.
const begin = '<!-- tables: written by scripts/reference.mjs -->'
const end = '<!-- /tables -->'

const cell = (text) => text.replaceAll('|', '\\|')
const rows = (list) => list.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')
const sentence = (word) => word[0].toUpperCase() + word.slice(1)

const kinds = {
  color: 'colour',
  length: 'length',
  number: 'number',
  time: 'time',
  font: 'font family',
  shadow: 'box-shadow',
  easing: 'easing',
}

function variables(tokens) {
  const groups = [...new Set(tokens.map(({ group }) => group))]
  return groups.map((group) => {
    const lines = tokens
      .filter((token) => token.group === group)
      .map((token) => [`\`${token.name}\``, kinds[token.kind], valueOf(token.default), token.meaning])
    return `### ${sentence(group)}\n\n| variable | holds | default | is |\n| --- | --- | --- | --- |\n${rows(lines)}`
  })
}

const valueOf = (value) => (value === 'derived' ? 'follows from the accent' : `\`${value}\``)

const partsTable = (parts) =>
  `### Parts\n\n| part | is |\n| --- | --- |\n${rows(parts.map(({ name, meaning }) => [`\`${name}\``, meaning]))}`

const presetBlock = ({ title, css }) => {
  const lines = Object.entries(css).map(([name, value]) => `  ${name}: ${value};`)
  return lines.length ? [`### ${title}\n\n\`\`\`css\n:root {\n${lines.join('\n')}\n}\n\`\`\``] : []
}

const sections = {
  variables: ({ tokens }) => variables(tokens),
  parts: ({ parts }) => [partsTable(parts)],
  presets: ({ presets }) => presets.flatMap(presetBlock),
}

/** The page with its tables as they should be. */
export function withTheming(page, theme) {
  return Object.entries(sections).reduce((text, [name, write]) => {
    const from = text.indexOf(begin.replace('tables', name))
    const to = text.indexOf(end.replace('tables', name), from)
    if (from < 0 || to < 0) throw new Error(`docs/theming.md has no place for its ${name}`)
    return `${text.slice(0, from)}${begin.replace('tables', name)}\n\n${write(theme).join('\n\n')}\n\n${text.slice(to)}`
  }, page)
}
