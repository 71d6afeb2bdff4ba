import { readdirSync, readFileSync } from 'node:fs'

interface Process {
  pid: number
  parent: number
  command: string
}

/** Linux alone has this; elsewhere there is none. */
const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))![1])
        return [{ pid: Number(name), parent, command }]
      } catch {
        // It has ended meanwhile.
        return []
      }
    })

/** The processes of the browser on this profile, itself first. */
export function processesOf(profile: string): Process[] {
  const all = processes()
  const found = all.filter(({ command }) => command.includes(profile) && !/--type=|-contentproc/.test(command))
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid))
  return [...new Map(found.map((each) => [each.pid, each])).values()]
}

export function killAll(list: readonly { pid: number }[]): void {
  for (const { pid } of list)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
}

/** Those that run the pages. */
export const renderersOf = (profile: string): Process[] =>
  processesOf(profile).filter(({ command }) => /--type=renderer|-contentproc.* tab\s*$/.test(command))
