import { describe, expect, it } from 'vitest'
import { createEngine } from './engine.js'
import type { AskwellError } from './errors.js'
import { matcher } from './matches.js'
import type { Presentation } from './presentation.js'
import { createPrompt } from './prompt.js'
import { checkDocument, type Survey } from './schema/index.js'
import { fakeHost } from './testing.js'
import { localize } from './text.js'
import { usableSurveys } from './usable.js'

/**
 * 100,000 documents, the same ones every time, of which every twentieth goes through a whole engine. `pnpm fuzz` sends all of
 * them there; `ASKWELL_FUZZ` says how many, `ASKWELL_SEED` which.
 */
const wanted = process.env['ASKWELL_FUZZ']
const count = +(wanted ?? 100_000)
const step = wanted ? 1 : 20
let state = +(process.env['ASKWELL_SEED'] ?? 1)

/** Mulberry32. */
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const below = (limit: number) => Math.floor(random() * limit)
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!

const good: readonly object[] = [
  {
    id: 'rich',
    questions: [
      {
        id: 'score',
        type: 'csat',
        look: 'faces',
        scale: 5,
        text: { en: 'How was {{what|it}}?', id: 'Bagaimana?' },
        labels: { low: 'Bad' },
      },
      { id: 'why', type: 'text', if: { score: { $lte: 3 } }, text: 'Why?', maxLength: 100, placeholder: 'Tell us', rows: 3 },
      { type: 'nps', required: true, hint: { en: 'Honestly' } },
    ],
    thanks: [
      { if: { score: { $gte: 4 } }, text: 'Glad', code: 'THANKS10', action: { label: 'Review', href: '/review' } },
      { text: 'Thanks', action: { label: 'More', event: 'more' } },
    ],
    trigger: {
      event: 'go',
      where: { value: { $gte: 20 } },
      page: ['/**', '!/checkout/*'],
      count: 1,
      within: '1d',
      delay: '0s',
      cancelOn: ['stop'],
      expires: '10m',
    },
    audience: { $or: [{ plan: { $in: ['free', 'pro'] } }, { 'events.login.daysSinceLast': null }, { name: { $regex: '^a' } }] },
    repeat: { every: '90d', afterDismiss: '180d', afterLater: '3d', max: 4 },
    sample: 1,
    from: '2025-01-01',
    until: '2027-01-31',
    priority: 10,
    place: { at: 'corner', side: 'bottom-end' },
  },
  { id: 'small', questions: [{ type: 'thumbs', labels: { up: 'Yes', down: 'No' } }], trigger: { event: 'go' } },
  { id: 'listed', questions: [{ type: 'ces', scale: 7 }], trigger: [{ event: 'go' }, { event: 'page_view', page: '/shop/**' }] },
  { id: 'opened', questions: [{ type: 'text' }], thanks: [{}] },
  {
    id: 'chosen',
    questions: [
      { type: 'choice', options: ['a', { id: 'b', text: 'B' }], multiple: true, other: true, shuffle: true, min: 1, max: 2 },
      { type: 'rating', scale: 5, look: 'hearts' },
      { type: 'contact', consent: 'Yes' },
    ],
    trigger: { event: 'go' },
  },
]
const neighbour = {
  id: 'planted',
  questions: [{ type: 'nps' }, { type: 'text', if: { nps: { $gte: 0 } } }],
  trigger: { event: 'go' },
  priority: -9,
}

const words =
  'id questions type text if trigger event where page delay audience repeat every max sample thanks labels low scale cancelOn from priority place action en score go $in $not $and $or $regex $elemMatch $size $gt $foo toString constructor __proto__ toJSON then length hasOwnProperty 0 (a+)+$ ( csat nps faces 2s 7d -1d 1e9d 2026-01-01 /** ! !/a *** {{a <b> javascript:alert(1)'
    .split(' ')
    .concat('', '\ud800', '\udc00x')
const numbers = [0, -0, 1, -1, 0.5, 3, 5, 7, 11, 64, 1e9, 1e308, -1e308, 2 ** 53, 5e-324]
const leaf = (): unknown =>
  pick([() => pick(words), () => pick(numbers), () => null, () => true, () => false, () => [], () => ({})])()

const entry = (object: Record<string, unknown>, key: string, value: unknown) =>
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
const noise = (depth: number): unknown => {
  const kind = depth ? below(4) : 3
  if (kind === 0) return Array.from({ length: below(4) }, () => noise(depth - 1))
  if (kind > 1) return leaf()
  const object = {}
  for (let more = below(4); more > 0; more--) entry(object, pick(words), noise(depth - 1))
  return object
}
const nested = (depth: number): unknown => {
  let value: unknown = 1
  const shape = below(3)
  while (depth--) value = shape === 0 ? [value] : { [shape === 1 ? '$not' : 'a']: value }
  return value
}
const strange = (): unknown => {
  const kind = below(600)
  if (kind === 0) return nested(30_000)
  if (kind < 6) return nested(200)
  if (kind < 10) return 'x'.repeat(50_000)
  return kind < 200 ? noise(2) : leaf()
}

/** What is nested deeper than JSON can be written is left out. */
const copy = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value ?? null))
  } catch {
    return null
  }
}

type Place = [parent: Record<string, unknown>, key: string]
const placesIn = (value: unknown, found: Place[] = []): Place[] => {
  if (typeof value === 'object' && value)
    for (const key of Object.keys(value)) {
      found.push([value as Record<string, unknown>, key])
      if (found.length < 200) placesIn((value as Record<string, unknown>)[key], found)
    }
  return found
}

/** One change somewhere: dropped, renamed, retyped, duplicated, wrapped, or another part of the document. */
const mutate = (document: object) => {
  const places = placesIn(document)
  const [parent, key] = pick(places) ?? [document as Record<string, unknown>, 'x']
  const value = parent[key]
  const change = below(7)
  const drop = () => (Array.isArray(parent) ? parent.splice(+key, 1) : delete parent[key])
  if (change === 0) drop()
  else if (change === 1 && !Array.isArray(parent)) {
    drop()
    entry(parent, pick(words), value)
  } else if (change === 2) entry(parent, key, [value, value])
  else if (change === 3 && Array.isArray(parent)) parent.push(copy(value))
  else if (change === 4) {
    const [other, name] = pick(places) ?? [parent, key]
    entry(parent, key, copy(other[name]))
  } else if (change === 5 && !Array.isArray(parent)) entry(parent, pick(words), strange())
  else entry(parent, key, strange())
}

interface Made {
  document: unknown
  /** The list of surveys has the neighbour in it, and what stands around them is right. */
  planted: boolean
}

const make = (): Made => {
  const kind = below(20)
  if (kind === 0) return { document: noise(4), planted: false }
  const surveys = [pick(good), ...(below(3) ? [] : [pick(good)])].map((survey) => JSON.parse(JSON.stringify(survey)) as object)
  if (kind === 1) surveys.push(noise(4) as object)
  const document = { surveys, caps: { cooldown: '0s', perSession: 9 }, groups: { beta: ['u'] } }
  if (kind === 2) {
    mutate(document)
    return { document, planted: false }
  }
  for (let more = 1 + below(3); more > 0; more--) mutate(surveys)
  surveys.splice(below(surveys.length + 1), 0, neighbour)
  return { document, planted: true }
}

const values: Record<string, unknown> = {
  rating: 4,
  choice: 'a',
  contact: 'a@example.test',
  thumbs: 'up',
  csat: 3,
  ces: 2,
  nps: 0,
  text: 'x',
}

/** Draws as the UI does, as far as core goes, and answers everything. */
const walk = (presentation: Presentation, broken: string[]) => {
  const prompt = createPrompt(presentation)
  for (let steps = 0; steps < 60; steps++) {
    const now = prompt.state()
    if (now.step !== 'asking' || now.saving) break
    const { question } = now
    const { text, hint } = question
    if (typeof localize(text, 'id', presentation.values) !== 'string' || typeof localize(hint, 'en', {}) !== 'string')
      broken.push('text')
    if (!Object.hasOwn(values, question.type)) broken.push(`type ${JSON.stringify(question.type)}`)
    prompt.send({ type: 'answer', value: values[question.type] as never })
    if (prompt.state() === now) broken.push('stuck')
  }
  return prompt
}

const settle = async () => {
  for (let turn = 0; turn < 12; turn++) await undefined
}

const run = async ({ document, planted }: Made) => {
  const errors: AskwellError[] = []
  const asked: string[] = []
  const broken: string[] = []
  const host = fakeHost({ path: '/shop/shoes' })
  const { surveys, caps, groups } = (document ?? {}) as { surveys: Survey[]; caps: object; groups: object }
  const engine = createEngine({
    surveys,
    caps,
    groups: groups as never,
    host,
    onError: (error) => void errors.push(error),
    deliver: async () => {},
    async present(presentation) {
      asked.push(presentation.survey.id)
      presentation.visible()
      const prompt = walk(presentation, broken)
      // None of its questions holds: there is nothing to show, as a presenter says.
      if (prompt.state().step === 'closed') presentation.close('failed', {})
      void settle().then(() => prompt.send({ type: 'dismiss' }))
      return { close() {} }
    },
  })
  engine.track('go', { value: 30, __proto__: 1 })
  engine.track('page_view', { path: '/shop/shoes' })
  await settle()
  // One prompt after the other; one that failed to show lets five seconds pass.
  const isOver = () => !planted || asked.includes('planted')
  for (let turn = 0; turn < 12 && !isOver(); turn++) await host.advance(6000)
  engine.explain('rich')
  engine.explain('planted')
  engine.destroy()
  return { errors, asked, broken }
}

const unrun: Awaited<ReturnType<typeof run>> = { errors: [], asked: [], broken: [] }

const surveyOf = (path: string) => +(/^surveys\[(\d+)\]/.exec(path)?.[1] ?? -1)

describe('any JSON as a document', () => {
  it(`of ${count}, none throws, shows a broken prompt, takes a right neighbour down, or is reported other than once`, async () => {
    const found: string[] = []
    let skippedInAll = 0
    let keptInAll = 0
    for (let index = 0; index < count; index++) {
      const made = make()
      const where = () => `document ${index}: ${JSON.stringify(copy(made.document)).slice(0, 1500)}`
      const { document, planted } = made
      const list = (document as { surveys?: unknown } | null)?.surveys
      const reported: string[] = []
      const kept = usableSurveys(list, matcher, ({ message }) => reported.push(message))
      const issues = checkDocument(document)
      const faulty = new Set(issues.map(({ path }) => surveyOf(path)))
      const surveys = Array.isArray(list) ? (list as Survey[]) : []
      const skipped = surveys.flatMap((survey, at) => (kept.includes(survey) ? [] : [at]))
      skippedInAll += skipped.length
      keptInAll += kept.length
      const isRun = index % step === 0
      const { errors, asked, broken } = isRun ? await run(made) : unrun
      const faults = [
        ...broken,
        skipped.length === reported.length ? '' : `${skipped.length} skipped, ${reported.length} reported`,
        ...skipped.map((at) =>
          faulty.has(at) || faulty.has(-1) ? '' : `skipped surveys[${at}], which checkDocument finds right`,
        ),
        planted && !kept.some(({ id }) => id === 'planted') ? 'the neighbour was skipped' : '',
        isRun && planted && !asked.includes('planted') ? 'the neighbour was not asked' : '',
        !isRun || errors.filter(({ code }) => code === 'bad-survey').length === skipped.length
          ? ''
          : 'the engine reports otherwise',
        errors.find(({ code }) => code !== 'bad-survey')?.message ?? '',
        asked.every((id) => typeof id === 'string') ? '' : 'asked what has no id',
      ].filter(Boolean)
      if (faults.length && found.push(`${faults.join('; ')}\n${where()}`) > 9) break
    }
    expect(found).toEqual([])
    expect(skippedInAll).toBeGreaterThan(count / 4)
    expect(keptInAll).toBeGreaterThan(count / 2)
  }, 600_000)
})
