import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { eventually } from './support/site.js'

const root = fileURLToPath(new URL('..', import.meta.url))

test('the demo prints its addresses that work, and stops at once when it is told to', async () => {
  const data = mkdtempSync(join(tmpdir(), 'askwell-start-'))
  const child = spawn(process.execPath, ['scripts/start.mjs', '--port', '0', '--data', data], { cwd: root })
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (printed += chunk))
  await eventually('the addresses', () => printed.includes('Ctrl+C'))
  const addresses = [...printed.matchAll(/http:\/\/localhost:\d+\S*/g)].map(([address]) => address)
  expect(addresses.map((address) => new URL(address).pathname)).toEqual([
    '/',
    '/shop/',
    '/game/',
    '/spa/',
    '/designer/',
    '/react/',
    '/vue/',
    '/results',
  ])
  for (const address of addresses) expect((await fetch(address)).status).toBe(200)

  const began = performance.now()
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(performance.now() - began).toBeLessThan(2000)
  rmSync(data, { recursive: true, force: true })
})

test('a port that is taken is said in one line', async () => {
  const data = mkdtempSync(join(tmpdir(), 'askwell-start-'))
  const run = () => spawn(process.execPath, ['scripts/start.mjs', '--port', '4699', '--data', data], { cwd: root })
  const first = run()
  await new Promise((resolve) => first.stdout.once('data', resolve))
  const second = run()
  let said = ''
  second.stderr.on('data', (chunk) => (said += chunk))
  expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(1)
  expect(said.trim()).toBe('Port 4699 is taken. Stop what runs there, or set PORT.')
  first.kill('SIGTERM')
  await new Promise((resolve) => first.on('exit', resolve))
  rmSync(data, { recursive: true, force: true })
})
