import { check } from './check/command.js'
import { helpOf, isCallError, readArguments, unknownWord, type Command, type Output } from './command.js'
import { init } from './init/command.js'
import { simulate } from './simulate/command.js'

declare const __ASKWELL_VERSION__: string

const commands: Record<string, Command> = { check, simulate, init }

const overview = (): string => {
  const rows = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`)
  return ['askwell <command>', '', ...rows, '', 'askwell <command> --help says more. askwell --version says which this is.'].join(
    '\n',
  )
}

/** Carries out a call, such as `['check', 'surveys.json']`. Resolves with the exit code: 0 right, 1 mistakes, 2 a wrong call. */
export const main = async (args: readonly string[], out: Output): Promise<number> => {
  const [name, ...rest] = args
  try {
    if (name === '--version' || name === '-v') return (out.print(__ASKWELL_VERSION__), 0)
    if (name === '--help' || name === '-h' || name === 'help') return (out.print(overview()), 0)
    if (name === undefined) return (out.warn(overview()), 2)
    const command = Object.hasOwn(commands, name) ? commands[name]! : undefined
    if (!command) throw unknownWord(name.startsWith('-') ? 'flag' : 'command', name, Object.keys(commands))
    const { files, values } = readArguments(command, rest)
    if (values['help']) return (out.print(helpOf(name, command)), 0)
    return await command.run(files, values, out)
  } catch (error) {
    if (!isCallError(error)) throw error
    out.warn(`askwell${name && Object.hasOwn(commands, name) ? ` ${name}` : ''}: ${error.message}`)
    return 2
  }
}
