import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { main } from './main.js'

let cwd = ''
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'askwell-cli-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function* nothing() {}

const call = async (...args: string[]) => {
  const printed: string[] = []
  const warned: string[] = []
  const code = await main(args, {
    print: (text) => printed.push(text),
    warn: (text) => warned.push(text),
    colour: false,
    stdin: nothing(),
    cwd,
  })
  return { code, printed: printed.join('\n'), warned: warned.join('\n') }
}
const file = async (name: string, content: string) => {
  await writeFile(join(cwd, name), content)
  return join(cwd, name)
}

describe('askwell', () => {
  it('names the nearest word for one that it does not know', async () => {
    expect(await call('chekc')).toMatchObject({ code: 2, warned: 'askwell: unknown command "chekc"; did you mean "check"?' })
    expect(await call('simulate', 'x', '--seeed', '1')).toMatchObject({
      code: 2,
      warned: 'askwell simulate: unknown flag "--seeed"; did you mean "--seed"?',
    })
  })

  it('says what a value should be', async () => {
    expect((await call('simulate', 'x', '--answer-rate', '20')).warned).toContain('needs a number from 0 to 1')
    expect((await call('simulate', 'x', '--people')).warned).toContain('--people needs a value: --people <n>')
    expect((await call('simulate', 'x', '--stay', '2 minutes')).warned).toContain('needs a duration')
    expect((await call('simulate', 'x', '--events', 'y', '--people', '5')).warned).toContain('without a log')
    expect((await call('check', '--json=yes', 'x')).warned).toContain('--json takes no value')
  })

  it('helps', async () => {
    expect((await call('--help')).printed).toContain('simulate')
    expect((await call('simulate', '--help')).printed).toContain('--answer-rate <share>')
    expect(await call()).toMatchObject({ code: 2 })
  })

  it('tells mistakes from files that cannot be read by the exit code', async () => {
    expect(await call('check', await file('a.json', '{"surveys":[]}'))).toMatchObject({ code: 0 })
    const own = await file('own.json', '{"surveys":[{"id":"a","questions":[{"type":"slider","settings":{"max":9}}]}]}')
    expect((await call('check', own)).code).toBe(1)
    expect((await call('check', own, '--kind', 'map, slider')).code).toBe(0)
    expect((await call('simulate', own, '--kind', 'slider', '--people', '10', '--days', '2')).code).toBe(0)
    expect(await call('check', await file('b.json', '{"survey":[]}'))).toMatchObject({ code: 1 })
    expect((await call('check', join(cwd, 'none.json'))).code).toBe(2)
  })

  it('simulates what init wrote, which is right', async () => {
    await file('package.json', '{"dependencies":{"react":"19","next":"16"}}')
    const { code, printed } = await call('init')
    expect([code, printed]).toEqual([0, expect.stringContaining('Found next')])
    const path = join(cwd, 'public/surveys.json')
    expect(await call('check', path)).toMatchObject({ code: 0, printed: '✓ 1 file checked, 0 warnings' })
    const { printed: json } = await call('simulate', path, '--people', '200', '--days', '30', '--json', '--html', 'report.html')
    expect(JSON.parse(json)).toMatchObject({ surveys: [{ id: 'first-impression' }] })
    expect(await readFile(join(cwd, 'report.html'), 'utf8')).toContain('first-impression')
  })

  it('never writes over a document, unless it is told to, and nothing at all when it is to be dry', async () => {
    const path = await file('surveys.json', 'mine')
    expect(await call('init')).toMatchObject({ code: 1, warned: expect.stringContaining('stays as it is') as string })
    expect((await call('init', '--dry-run')).printed).toContain('would write surveys.json')
    expect(await readFile(path, 'utf8')).toBe('mine')
    await call('init', '--force')
    expect(await readFile(path, 'utf8')).toContain('first-impression')
  })
})
