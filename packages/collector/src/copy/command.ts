import { parseArgs } from 'node:util'
import { AskwellError } from '@askwell/core'
import { copyResponses, type CopyProgress } from './copy.js'
import { openEnd } from './open-end.js'
import { countCopied } from './verify.js'

export const COPY_HELP = `askwell-collector copy: brings the responses of one database into another.

  --from <where>   a collector's directory, its askwell.db, or postgres://user:password@host/database
  --to <where>     the same; created when it is a file that is missing
  --help

Killed and started again it goes on; run again later it brings what came since. Nothing is removed.
`

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

const SECOND_MS = 1000

function readEnds(args: string[]): { from: string; to: string } | undefined {
  const { from, to, help } = parseArgs({ args, options: OPTIONS, strict: true }).values
  if (help) return undefined
  for (const [name, value] of Object.entries({ from, to }))
    if (!value) throw new AskwellError('bad-option', `copy needs --${name}: a directory, a file, or postgres://…`)
  if (from === to) throw new AskwellError('bad-option', '--from and --to are the same database')
  return { from: from!, to: to! }
}

/** A line once a second. */
function teller(say: (line: string) => void) {
  let due = performance.now()
  return ({ seen, written, total }: CopyProgress) => {
    if (performance.now() < due) return
    due = performance.now() + SECOND_MS
    say(`${seen} of ${total} (${Math.floor((100 * seen) / Math.max(1, total))} %), ${written} written`)
  }
}

/** `askwell-collector copy`. Throws `AskwellError` for bad arguments, databases that cannot be opened, counts that differ. */
export async function runCopy(args: string[], say: (line: string) => void): Promise<void> {
  const ends = readEnds(args)
  if (!ends) return say(COPY_HELP)
  const from = await openEnd(ends.from, 'from')
  const to = await openEnd(ends.to, 'to').catch(async (error: unknown) => {
    await from.destroy()
    throw error
  })
  try {
    say(`From ${from.engine.place}\nto   ${to.engine.place}`)
    const { seen, written } = await copyResponses({ from, to, onProgress: teller(say) })
    const { responses, answers } = await countCopied(from, to)
    say(
      `${seen} responses, ${written} of them written now. In the target: ${responses[1]} of ${responses[0]}, ${answers[1]} of ${answers[0]} answers.`,
    )
    if (responses[0] !== responses[1] || answers[0] !== answers[1])
      throw new AskwellError('storage', 'the counts differ. Run the same command again; it writes what is missing.')
  } finally {
    await Promise.all([from.destroy(), to.destroy()])
  }
}
