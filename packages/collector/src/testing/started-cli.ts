import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'

export interface StartedCli {
  child: ChildProcess
  port: number
  /** What it wrote to stderr: failures that no caller is told about. */
  errors(): string
  /** Resident memory in MiB; undefined where the system does not tell. */
  memory(): number | undefined
}

/** The command as a process of its own, until the end of the test. */
export async function startCli(file: string, args: readonly string[]): Promise<StartedCli> {
  const child = spawn(process.execPath, [file, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [output, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output += String(chunk)))
  child.stderr.setEncoding('utf8').on('data', (chunk) => (errors = (errors + String(chunk)).slice(0, 10_000)))
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(errors)))
  ended.catch(() => {})
  while (!/:(\d+)\/v1/.test(output)) await Promise.race([once(child.stdout, 'data'), ended])
  return {
    child,
    port: Number(/:(\d+)\/v1/.exec(output)![1]),
    errors: () => errors,
    memory() {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
      } catch {
        return undefined
      }
    },
  }
}
