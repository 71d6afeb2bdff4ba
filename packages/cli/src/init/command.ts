import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { callError, type Command } from '../command.js'
import { paintFor } from '../paint.js'
import { frameworkOf, publicFolderOf, snippetFor } from './framework.js'

const starter = {
  $schema: 'https://unpkg.com/@askwell/core/survey.schema.json',
  surveys: [
    {
      id: 'first-impression',
      questions: [
        { id: 'score', type: 'csat', text: 'How do you like it so far?' },
        { id: 'why', type: 'text', if: { score: { $lte: 3 } }, text: 'What should be better?' },
      ],
      thanks: [{ text: 'Thank you. We read every answer.' }],
      trigger: { event: 'page_view', count: 3, delay: '5s' },
      repeat: { every: '90d' },
      sample: 0.25,
    },
  ],
  caps: { cooldown: '7d', perSession: 1, atMost: { prompts: 3, within: '90d' }, grace: { sessions: 2 } },
}

export const init: Command = {
  usage: '[--out <file>] [--dry-run] [--force]',
  about: 'Writes a first survey document, and says how to start Askwell in the framework it finds.',
  flags: {
    out: { value: '<file>', about: 'where the document goes (surveys.json in the folder that is served as it is)' },
    'dry-run': { about: 'shows what it would write, and writes nothing' },
    force: { about: 'writes over a document that is there' },
  },
  async run(files, values, out) {
    if (files.length) throw callError(`takes no file: "${files[0]}". Where the document goes: --out ${files[0]}`)
    const framework = frameworkOf(await readFile(join(out.cwd, 'package.json'), 'utf8').catch(() => undefined))
    const file = String(values['out'] ?? join(publicFolderOf(framework), 'surveys.json'))
    const path = join(out.cwd, file)
    const content = `${JSON.stringify(starter, null, 2)}\n`
    const paint = paintFor(out.colour)
    if (values['dry-run']) out.print(`would write ${file}:\n\n${content}`)
    else {
      await mkdir(dirname(path), { recursive: true })
      try {
        await writeFile(path, content, { flag: values['force'] ? 'w' : 'wx' })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        out.warn(`${file} is there already, and stays as it is. To write over it: askwell init --force`)
        return 1
      }
      out.print(`${paint('green', '✓')} wrote ${file}\n`)
    }
    const snippet = snippetFor(framework)
    out.print(framework === 'none' ? 'No framework found: a script tag does it.' : `Found ${paint('bold', framework)}.`)
    out.print(
      [...(snippet.install ? ['', `  ${snippet.install}`] : []), '', paint('bold', snippet.file), '', snippet.code].join('\n'),
    )
    out.print(`Then: askwell check ${file}, and askwell simulate ${file} shows whom it would ask.`)
    return 0
  },
}
