import { callError, type Command, type Flag, type Values } from '../command.js'
import { readText } from '../document.js'
import { paintFor, type Paint } from '../paint.js'
import { checkText, type Finding } from './check.js'

interface FileFindings {
  file: string
  findings: Finding[]
}

/** One line each: where, how bad, what. */
export const findingsText = ({ file, findings }: FileFindings, paint: Paint): string => {
  const rows = findings.map(({ line, column, path, severity, message }) => ({
    place: `${file}:${line}:${column}`,
    severity,
    message: path ? `${path}: ${message}` : message,
  }))
  const width = Math.max(...rows.map(({ place }) => place.length))
  return rows
    .map(({ place, severity, message }) => {
      const word = paint(severity === 'error' ? 'red' : 'yellow', severity.padEnd(7))
      return `${paint('cyan', place)}${' '.repeat(width - place.length)}  ${word}  ${message}`
    })
    .join('\n')
}

/** What `--kind` says: types of question beside the built-in ones. */
export const kindFlag: Flag = { value: '<types>', about: 'types of question of your own, with commas between: --kind slider,map' }

export const kindsOf = ({ kind }: Values): string[] =>
  typeof kind === 'string' ? kind.split(',').map((type) => type.trim()) : []

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const check: Command = {
  usage: '<file…> [--kind <types>] [--json]',
  about: 'Names every mistake in survey documents: where it stands, what is wrong, and what would be right.',
  flags: {
    kind: kindFlag,
    json: { about: 'one JSON document on standard output: { "files": [{ "file", "findings": […] }] }' },
  },
  notes:
    'A file called - is standard input. Warnings are about what is legal and surely not meant.\nExit code: 0 right (perhaps with warnings), 1 mistakes, 2 a wrong call or a file that cannot be read.',
  async run(files, values, out) {
    if (!files.length) throw callError('which file? For example: askwell check surveys.json')
    const results: FileFindings[] = []
    for (const file of files) results.push({ file, findings: checkText(await readText(file, out), kindsOf(values)).findings })
    const all = results.flatMap(({ findings }) => findings)
    const errors = all.filter(({ severity }) => severity === 'error').length
    if (values['json']) out.print(JSON.stringify({ files: results }, null, 2))
    else {
      const paint = paintFor(out.colour)
      for (const result of results) if (result.findings.length) out.print(findingsText(result, paint))
      const warnings = plural(all.length - errors, 'warning')
      const checked = `${plural(files.length, 'file')} checked`
      out.print(
        errors ? paint('red', `${plural(errors, 'mistake')}, ${warnings}`) : `${paint('green', '✓')} ${checked}, ${warnings}`,
      )
    }
    return errors ? 1 : 0
  },
}
