import { nearest } from '@askwell/core/schema'
import { parseArgs } from 'node:util'

/** A flag of a command. */
export interface Flag {
  /** What stands after it in the help, such as `<file>`; without one it is on or off. */
  value?: string
  about: string
}

export type Values = Readonly<Record<string, string | boolean | undefined>>

export interface Command {
  /** How it is called, after the program's name. */
  usage: string
  about: string
  flags: Readonly<Record<string, Flag>>
  /** More help, after the flags. */
  notes?: string
  /** Resolves with the exit code. */
  run(files: string[], values: Values, out: Output): Promise<number>
}

export interface Output {
  print(text: string): void
  warn(text: string): void
  /** Whether what is printed may be coloured. */
  colour: boolean
  /** Where progress may be shown over and over on one line. */
  progress?: ((line: string) => void) | undefined
  stdin: AsyncIterable<Uint8Array>
  cwd: string
}

/** A call that can't be carried out: its message says what would be right. The exit code is 2. */
export const callError = (message: string): Error => Object.assign(new Error(message), { code: 'askwell-call' })

export const isCallError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'askwell-call'

export const unknownWord = (kind: string, word: string, known: readonly string[]): Error => {
  const near = nearest(word, known)
  return callError(`unknown ${kind} "${word}"; ${near ? `did you mean "${near}"?` : `known: ${known.join(', ')}`}`)
}

const helpFlag: Command['flags'] = { help: { about: 'shows this' } }

/** Reads what stands after the command's name. */
export const readArguments = (command: Command, args: string[]): { files: string[]; values: Values } => {
  const flags: Command['flags'] = { ...command.flags, ...helpFlag }
  const names = Object.keys(flags)
  const options = Object.fromEntries(names.map((name) => [name, { type: flags[name]!.value ? 'string' : 'boolean' } as const]))
  // What is no value of a flag's would otherwise be taken for one: `--seed -1` is a value, `--seed --json` is a slip.
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
  const values: Record<string, string | boolean> = {}
  const files: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value)
    if (token.kind !== 'option') continue
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name]! : undefined
    if (!flag)
      throw unknownWord(
        'flag',
        token.rawName,
        names.map((name) => `--${name}`),
      )
    if (flag.value && (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))))
      throw callError(`--${token.name} needs a value: --${token.name} ${flag.value}`)
    if (!flag.value && token.value !== undefined) throw callError(`--${token.name} takes no value`)
    values[token.name] = token.value ?? true
  }
  return { files, values }
}

export const helpOf = (name: string, { usage, about, flags, notes }: Command): string => {
  const rows = Object.entries({ ...flags, ...helpFlag }).map(([flag, { value, about }]) => [
    `--${flag}${value ? ` ${value}` : ''}`,
    about,
  ])
  const width = Math.max(...rows.map(([left]) => left!.length))
  const lines = rows.map(([left, right]) => `  ${left!.padEnd(width)}  ${right}`)
  return [`askwell ${name} ${usage}`, '', about, '', ...lines, ...(notes ? ['', notes] : [])].join('\n')
}

/** A number of a flag's, within bounds. */
export const numberOf = (values: Values, name: string, fallback: number, least: number, most: number, whole = false): number => {
  const text = values[name]
  if (text === undefined) return fallback
  const number = Number(text)
  if (text === '' || !(number >= least && number <= most) || (whole && !Number.isInteger(number)))
    throw callError(`--${name}: "${text}" is not allowed; needs a ${whole ? 'whole ' : ''}number from ${least} to ${most}`)
  return number
}
