import { createEngine, type SurveyDocument } from '@askwell/core'
import { fakeHost } from '@askwell/core/testing'
import { describe, expect, it } from 'vitest'
import { withoutCaps, withoutTargeting } from './lift.js'

const nps = { id: 'nps', questions: [{ type: 'nps' as const }], trigger: { event: 'go' } }

function start(document: SurveyDocument) {
  const host = fakeHost()
  const options = { host, deliver: async () => {}, present: async () => ({ close() {} }) }
  const engine = createEngine({ ...options, ...document })
  engine.track('go')
  const failing = () => engine.explain('nps').checks.flatMap(({ ok, name }) => (ok ? [] : [name]))
  return { engine, failing }
}

describe('a document without caps', () => {
  it('lifts cooldown, session, at most, grace, repeat and sample, and nothing else', () => {
    const document: SurveyDocument = {
      surveys: [{ ...nps, sample: 0, audience: { plan: 'pro' } }],
      caps: { cooldown: '7d', perSession: 0, atMost: { prompts: 0, within: '1d' }, grace: { sessions: 2, age: '1d' } },
    }
    const { engine, failing } = start(document)
    expect(failing()).toEqual(['sample', 'audience', 'grace', 'session', 'atMost'])
    engine.update(withoutCaps(document))
    expect(failing()).toEqual(['audience'])
  })

  it('leaves a faulty survey faulty, and its neighbours as they are', () => {
    const faulty = [null, { ...nps, repeat: { evry: '1d' } }] as never
    const { engine } = start({ surveys: [] })
    engine.update(withoutCaps({ surveys: faulty }))
    expect(engine.explain('nps').checks).toEqual([])
  })
})

describe('a document without targeting', () => {
  it('opens one survey to everyone, and no other', () => {
    const held = { ...nps, audience: { plan: 'pro' }, sample: 0, until: '2020-01-01' }
    const document = { surveys: [held, { ...held, id: 'other' }] }
    const { engine, failing } = start(document)
    expect(failing()).toEqual(['window', 'sample', 'audience'])
    engine.update(withoutTargeting(document, 'nps'))
    expect(failing()).toEqual([])
    expect(engine.explain('other').reason).toBe('window')
  })
})
