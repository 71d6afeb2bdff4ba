import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** A command of the built CLI, which ends with the test at the latest. `url` is where it listens, once it does. */
export function startCli(file: string, ...args: string[]) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (output += String(chunk)))
  const exited = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  const url = (async () => {
    while (!/http:\S+(?=\/v1)/.test(output))
      await Promise.race([once(child.stdout, 'data'), exited.then(() => Promise.reject(new Error(output)))])
    return /http:\S+(?=\/v1)/.exec(output)![0]
  })()
  url.catch(() => {})
  return { child, url, exited, output: () => output }
}
