import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches } from './matches.js'
import { createPrompt, firstState, transition } from './prompt.js'
import type { Answers, Outcome, PromptEvent, PromptState } from './prompt-state.js'
import type { Survey } from './schema/index.js'

const survey: Survey = {
  id: 's',
  questions: [
    { type: 'nps' },
    { id: 'bad', type: 'text', if: { nps: { $lte: 6 } } },
    { id: 'good', type: 'text', if: { nps: { $gte: 9 } } },
    { id: 'worse', type: 'csat', if: { bad: { $exists: true } } },
  ],
  thanks: [
    { if: { nps: { $gte: 9 } }, text: 'Glad' },
    { if: { bad: { $exists: true } }, text: 'Sorry' },
  ],
}

const play = (events: PromptEvent[], of: Survey = survey): PromptState =>
  events.reduce<PromptState>((state, event) => transition(of, matches, state, event), firstState(of, matches))

const answer = (value: string | number): PromptEvent => ({ type: 'answer', value })
const idOf = (state: PromptState) => (state.step === 'asking' ? state.question.id : state.step)

describe('transition', () => {
  it('asks the next question whose condition holds; 0 is an answer like any other', () => {
    expect(idOf(play([]))).toBe('nps')
    expect(idOf(play([answer(0)]))).toBe('bad')
    expect(idOf(play([answer(10)]))).toBe('good')
    expect(play([answer(0)])).toMatchObject({ answers: { nps: 0 }, position: 2, total: 2 })
    expect(play([answer(0), answer('slow')])).toMatchObject({ question: { id: 'worse' }, position: 3, total: 3 })
  })

  it('saves with the last answer, and thanks when it is stored, by segment', () => {
    expect(play([answer(8)])).toMatchObject({ step: 'asking', saving: true })
    expect(play([answer(8), { type: 'stored' }])).toMatchObject({ step: 'thanking', thanks: {} })
    expect(play([answer(9), answer('x'), { type: 'stored' }])).toMatchObject({ thanks: { text: 'Glad' } })
    expect(play([answer(1), answer('x'), answer(2), { type: 'stored' }])).toMatchObject({ thanks: { text: 'Sorry' } })
  })

  it('stays, and can be answered again, when the answer could not be kept', () => {
    expect(play([answer(8), { type: 'failed' }])).toMatchObject({ step: 'asking', saving: false, answers: { nps: 8 } })
    expect(play([answer(8), { type: 'failed' }, answer(7)])).toMatchObject({ saving: true, answers: { nps: 7 } })
  })

  it('goes back with the answers, and drops those that can no longer be reached', () => {
    const back = play([answer(1), answer('slow'), { type: 'back' }, { type: 'back' }])
    expect(back).toMatchObject({ question: { id: 'nps' }, answers: { nps: 1, bad: 'slow' }, position: 1 })
    expect(transition(survey, matches, back, answer(10))).toMatchObject({ question: { id: 'good' }, answers: { nps: 10 } })
    expect(idOf(play([{ type: 'back' }]))).toBe('nps')
  })

  it('starts at the first question that holds', () => {
    const of: Survey = { ...survey, questions: [{ type: 'csat', if: { x: 1 } }, { type: 'nps' }] }
    expect(play([], of)).toMatchObject({ question: { id: 'nps' }, position: 1, total: 1 })
    expect(play([], { ...survey, questions: [{ type: 'nps', if: { x: 1 } }] })).toMatchObject({
      step: 'closed',
      outcome: 'failed',
    })
  })

  it('skips what is not required, and thanks nobody for nothing', () => {
    const of: Survey = { id: 's', questions: [{ type: 'nps' }, { type: 'text', required: true }] }
    expect(idOf(play([{ type: 'skip' }], of))).toBe('text')
    expect(idOf(play([{ type: 'skip' }, { type: 'skip' }], of))).toBe('text')
    expect(play([{ type: 'skip' }], { id: 's', questions: [{ type: 'nps' }] })).toMatchObject({ outcome: 'dismissed' })
  })

  it.each<[PromptEvent[], Outcome]>([
    [[{ type: 'dismiss' }], 'dismissed'],
    [[{ type: 'later' }], 'later'],
    [[{ type: 'never' }], 'never'],
    [[answer(1), { type: 'dismiss' }], 'partial'],
    [[answer(1), { type: 'later' }], 'partial'],
    [[answer(1), { type: 'never' }], 'never'],
    [[answer(8), { type: 'dismiss' }], 'answered'],
    [[answer(8), { type: 'stored' }, { type: 'dismiss' }], 'answered'],
  ])('%j closes it as %s', (events, outcome) => expect(play(events)).toMatchObject({ step: 'closed', outcome }))

  it('survives any order of events, and nothing moves it once it is closed', () => {
    const event = fc.oneof(
      fc.constantFrom<PromptEvent>(
        ...(['skip', 'back', 'stored', 'failed', 'dismiss', 'later', 'never'] as const).map((type) => ({ type })),
      ),
      fc.nat(10).map(answer),
    )
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const state = play(events)
        if (state.step === 'asking') expect(state.position).toBeLessThanOrEqual(state.total)
        if (state.step === 'closed') expect(transition(survey, matches, state, answer(1))).toBe(state)
      }),
    )
  })
})

describe('createPrompt', () => {
  const start = (record: (answers: Answers, complete: boolean) => Promise<void> = async () => {}) => {
    const calls: unknown[] = []
    const states: string[] = []
    const prompt = createPrompt({
      survey,
      opened: false,
      values: {},
      holds: matches,
      visible() {},
      record(answers, complete) {
        calls.push(['record', answers, complete])
        return record(answers, complete)
      },
      close: (outcome, answers) => calls.push(['close', outcome, answers]),
    })
    prompt.subscribe((state) => states.push(idOf(state)))
    return { prompt, calls, states }
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))

  it('records each answer as it is given, thanks when the last is kept, and closes once', async () => {
    const { prompt, calls, states } = start()
    prompt.send(answer(10))
    prompt.send(answer('all'))
    expect(prompt.state()).toMatchObject({ saving: true })
    await settled()
    expect(prompt.state().step).toBe('thanking')
    prompt.send({ type: 'dismiss' })
    prompt.send({ type: 'dismiss' })
    expect(calls).toEqual([
      ['record', { nps: 10 }, false],
      ['record', { nps: 10, good: 'all' }, true],
      ['close', 'answered', { nps: 10, good: 'all' }],
    ])
    expect(states).toEqual(['good', 'good', 'thanking', 'closed'])
  })

  it('stays when the last answer could not be kept', async () => {
    const { prompt } = start(async () => {
      throw new Error('full')
    })
    prompt.send(answer(8))
    await settled()
    expect(prompt.state()).toMatchObject({ step: 'asking', saving: false })
  })
})
