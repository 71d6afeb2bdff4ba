import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { getLanguageService, TextDocument, type CompletionItem } from 'vscode-json-languageservice'
import { checkDocument } from './check.js'
import { jsonSchema } from './json-schema.js'

const schema = jsonSchema()
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema)
const example = JSON.parse(readFileSync(new URL('../../../../examples/surveys.json', import.meta.url), 'utf8')) as unknown

const survey = (more: object = {}) => ({
  surveys: [{ id: 'nps', questions: [{ type: 'nps' }], trigger: { event: 'page_view' }, ...more }],
})

describe('survey.schema.json, by a JSON Schema validator', () => {
  it.each([
    example,
    survey(),
    survey({
      audience: {
        $or: [{ plan: { $in: ['pro'] } }, { 'a.b': null, tags: { $elemMatch: { $regex: '^x' } } }],
        n: { deep: { equal: 1 } },
      },
    }),
    survey({
      trigger: [{ event: 'a', page: ['/**', '!/x/*'], count: 2, within: '1d', cancelOn: ['b'] }],
      repeat: { every: '90d', max: 4 },
    }),
    survey({
      thanks: [
        { if: { nps: { $gte: 9 } }, text: { en: 'Hi', 'pt-BR': 'Oi' }, action: { label: 'Go', href: '/x' } },
        { action: { label: 'Go', event: 'x' } },
      ],
    }),
    {
      ...survey(),
      caps: { cooldown: '7d', perSession: 1, atMost: { prompts: 3, within: '90d' }, grace: { sessions: 2, age: '1d' } },
      groups: { beta: ['u', 1] },
    },
  ])('right documents pass, as in checkDocument: %#', (document) => {
    expect(checkDocument(document)).toEqual([])
    expect([validate(document), validate.errors]).toEqual([true, null])
  })

  it.each([
    {},
    { surveys: 5 },
    survey({ audiance: {} }),
    survey({ questions: [] }),
    survey({ questions: [{ type: 'npx' }] }),
    survey({ questions: [{ type: 'csat', scale: 4 }] }),
    survey({ questions: [{ type: 'nps', text: 5 }] }),
    survey({ trigger: { event: 'x', delay: '2 seconds' } }),
    survey({ sample: 2 }),
    survey({ audience: { $and: 5 } }),
    survey({ audience: { plan: { $in: 'pro' } } }),
    survey({ audience: { plan: { $regex: 5 } } }),
    survey({ audience: [] }),
    survey({ thanks: [{ action: { label: 'Go', href: 'javascript:alert(1)' } }] }),
    { ...survey(), caps: { cooldwon: '7d' } },
  ])('wrong documents fail, as in checkDocument: %#', (document) => {
    expect(checkDocument(document)).not.toEqual([])
    expect(validate(document)).toBe(false)
  })

  it('describes every field', () => {
    type Node = {
      description?: string
      $ref?: string
      properties?: Record<string, Node>
      items?: Node
      anyOf?: Node[]
      oneOf?: Node[]
    }
    const bare = (node: Node, path: string): string[] => [
      ...Object.entries(node.properties ?? {}).flatMap(([name, field]) => [
        ...(field.description ? [] : [`${path}.${name}`]),
        ...bare(field, `${path}.${name}`),
      ]),
      ...(node.items ? bare(node.items, `${path}[]`) : []),
      ...(node.anyOf ?? node.oneOf ?? []).flatMap((branch) => bare(branch, path)),
    ]
    const { $defs } = schema as { $defs: Record<string, Node> }
    expect([...bare(schema as Node, ''), ...Object.entries($defs).flatMap(([name, node]) => bare(node, name))]).toEqual([])
  })
})

/** What VS Code's own JSON service says of a document; `|` is the cursor. */
const service = getLanguageService({ schemaRequestService: async () => JSON.stringify(schema) })
const open = (marked: string) => {
  const at = marked.indexOf('|')
  const text = `{"$schema":"https://example.test/survey.schema.json",${marked.replace('|', '').slice(1)}`
  const document = TextDocument.create('file:///surveys.json', 'json', 1, text)
  const position = document.positionAt(at + text.length - marked.length + 1)
  return { document, position, parsed: service.parseJSONDocument(document) }
}
const completions = async (marked: string) => {
  const { document, position, parsed } = open(marked)
  const list = await service.doComplete(document, position, parsed)
  return new Map<string, CompletionItem>((list?.items ?? []).map((item) => [item.label.replaceAll('"', ''), item]))
}
const hover = async (marked: string) => {
  const { document, position, parsed } = open(marked)
  return JSON.stringify((await service.doHover(document, position, parsed))?.contents)
}

describe('in an editor, by $schema alone', () => {
  it.each([
    [
      'a survey',
      '{"surveys":[{"id":"a",|}]}',
      ['questions', 'trigger', 'audience', 'repeat', 'sample', 'from', 'until', 'priority', 'place', 'thanks'],
    ],
    ['the document', '{|}', ['surveys', 'caps', 'groups']],
    ['a trigger', '{"surveys":[{"trigger":{|}}]}', ['event', 'where', 'page', 'count', 'within', 'delay', 'cancelOn', 'expires']],
    ['a trigger in a list', '{"surveys":[{"trigger":[{|}]}]}', ['event', 'delay']],
    ['the types of a question', '{"surveys":[{"questions":[{"type":|}]}]}', ['nps', 'csat', 'ces', 'thumbs', 'text']],
    ['a CSAT question', '{"surveys":[{"questions":[{"type":"csat",|}]}]}', ['look', 'scale', 'labels', 'if', 'required', 'hint']],
    ['its looks', '{"surveys":[{"questions":[{"type":"csat","look":|}]}]}', ['faces', 'stars', 'numbers']],
    ['its labels', '{"surveys":[{"questions":[{"type":"csat","labels":{|}}]}]}', ['low', 'high']],
    ['an audience', '{"surveys":[{"audience":{|}}]}', ['$and', '$or', '$nor', '$not']],
    [
      'a path of it',
      '{"surveys":[{"audience":{"plan":{|}}}]}',
      ['$in', '$nin', '$regex', '$exists', '$elemMatch', '$inGroup', '$vgte', '$size'],
    ],
    ['a condition in a list', '{"surveys":[{"audience":{"$or":[{"plan":{|}}]}}]}', ['$in', '$not']],
    ['caps', '{"caps":{|}}', ['cooldown', 'perSession', 'atMost', 'grace']],
    ['grace', '{"caps":{"grace":{|}}}', ['sessions', 'age']],
    ['thanks', '{"surveys":[{"thanks":[{|}]}]}', ['if', 'text', 'code', 'action']],
    ['an action', '{"surveys":[{"thanks":[{"action":{|}}]}]}', ['label', 'href', 'event']],
  ])('%s completes', async (_, marked, expected) => {
    const found = await completions(marked)
    expect(expected.filter((name) => !found.has(name))).toEqual([])
  })

  it('completion says what a field is for', async () => {
    const found = await completions('{"surveys":[{"id":"a",|}]}')
    expect(JSON.stringify(found.get('sample')?.documentation)).toContain('share of respondents')
  })

  it.each([
    ['{"surveys":[{"sam|ple":0.5}]}', 'share of respondents'],
    ['{"surveys":[{"trigger":{"event":"x","ex|pires":"1h"}}]}', 'waits for its chance'],
    ['{"surveys":[{"questions":[{"type":"nps","if|":{}}]}]}', 'earlier answers'],
    ['{"surveys":[{"audience":{"plan":{"$i|n":[]}}}]}', 'One of these'],
    ['{"caps":{"atMost":{"pro|mpts":3}}}', 'Number of prompts'],
    ['{"surveys":[{"place":{"si|de":"top-end"}}]}', 'Which corner'],
  ])('hovering over %s explains it', async (marked, words) => {
    expect(await hover(marked)).toContain(words)
  })

  it('what is wrong is underlined', async () => {
    const { document, parsed } = open('{"surveys":[{"id":"a","questions":[{"type":"nps"}],"audiance":{}}]|}')
    const found = await service.doValidation(document, parsed, { schemaValidation: 'error' })
    expect(found.map(({ message }) => message).join()).toContain('audiance')
  })
})
