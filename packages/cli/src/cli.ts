#!/usr/bin/env node
import { main } from './main.js'

const { stdout, stderr, stdin, env } = process

/** https://no-color.org */
const colour = !!stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb'

// A reader that has seen enough, such as `head`, is no failure.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2), {
  print: (text) => stdout.write(`${text}\n`),
  warn: (text) => stderr.write(`${text}\n`),
  colour,
  progress: stderr.isTTY ? (line) => stderr.write(`\r\u001b[K${line}`) : undefined,
  stdin,
  cwd: process.cwd(),
}).catch((error: unknown) => {
  stderr.write(`askwell: ${error instanceof Error ? error.message : String(error)}\n`)
  return 2
})
