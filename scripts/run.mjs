// The way in for a fresh clone: needs Node and npm alone. Gets the pinned pnpm, installs, runs the task.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const pnpm = 'pnpm@12.21.0'
const root = fileURLToPath(new URL('..', import.meta.url))
const tasks = { setup: [], start: ['build.mjs', 'start.mjs'], test: ['test.mjs'] }
const [task = 'start', ...rest] = process.argv.slice(2)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) fail(`Node ${process.versions.node} is too old. Install Node 20.19 or newer.`)
if (!Object.hasOwn(tasks, task)) fail(`unknown task "${task}". One of: ${Object.keys(tasks).join(', ')}`)

let child
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal))

await run('npx', ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], { quiet: true })
for (const script of tasks[task]) await run(process.execPath, [`scripts/${script}`, ...rest])

/** Runs a command to its end; its failure is ours. What it prints is held back with `quiet`, and shown if it fails. */
function run(command, args, { quiet = false } = {}) {
  return new Promise((resolve) => {
    const output = []
    child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    })
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => fail(`${command}: ${error.message}`))
    child.on('exit', (code, signal) => {
      if (code === 0) return resolve()
      process.stderr.write(Buffer.concat(output))
      if (signal) process.exit(128 + 15)
      process.exit(code ?? 1)
    })
  })
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
