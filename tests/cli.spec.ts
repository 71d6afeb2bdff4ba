import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../packages/cli/dist/cli.js', import.meta.url))
const cwd = mkdtempSync(join(tmpdir(), 'askwell-bin-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const askwell = (args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, input, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the askwell program', () => {
  it('checks what it reads from standard input, without colour where nobody looks', () => {
    expect(askwell(['check', '-'], '{"surveys":[],"caps":{"cooldwon":"7d"}}')).toEqual({
      status: 1,
      stdout: '-:1:23  error    caps.cooldwon: unknown field; did you mean "cooldown"?\n1 mistake, 0 warnings\n',
      stderr: '',
    })
  })

  it('writes a document, and shows whom it would ask in a log', () => {
    expect(askwell(['init']).status).toBe(0)
    expect(askwell(['check', 'surveys.json']).stdout).toContain('0 warnings')
    const at = Date.UTC(2026, 0, 1)
    const lines = Array.from({ length: 400 }, (_, index) =>
      JSON.stringify({ respondent: `u${index % 20}`, at: at + index * 6e4, name: 'page_view', properties: { path: '/' } }),
    )
    writeFileSync(join(cwd, 'log.ndjson'), lines.join('\n'))
    const { status, stdout } = askwell(['simulate', 'surveys.json', '--events', 'log.ndjson', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ people: 20, source: { log: { lines: 400, bad: 0 } } })
  })

  it('says by its exit code that a call was wrong', () => {
    const { status, stderr } = askwell(['simulate', 'surveys.json', '--evnets', 'log.ndjson'])
    expect([status, stderr]).toEqual([2, 'askwell simulate: unknown flag "--evnets"; did you mean "--events"?\n'])
  })
})
