import type { SurveyResponse } from '@askwell/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aResponse } from '../../transport/src/testing/response.js'
import { collectOf, passed } from './before-send.js'
import type { InitOptions } from './options.js'

const options = (more: object): InitOptions<string> => ({ endpoint: '', surveys: [], ...more }) as InitOptions<string>
const pass = (response: SurveyResponse, beforeSend: unknown) => passed(response, options({ beforeSend }))

afterEach(() => vi.unstubAllGlobals())

describe('beforeSend', () => {
  it('gets the response without what is not collected, and changes it by what it returns', () => {
    const response = aResponse({ trigger: { event: 'a', properties: { url: 'https://a.example/?b' } } })
    const seen: SurveyResponse[] = []
    const kept = pass(response, (each: SurveyResponse) => {
      seen.push(structuredClone(each))
      return { ...each, respondent: { id: 'nobody' } }
    })
    expect(seen[0]!.trigger).toEqual({ event: 'a', properties: { url: 'https://a.example/' } })
    expect(kept).toEqual({ ...seen[0], respondent: { id: 'nobody' } })
  })

  it.each([[null], [false]])('refuses by %s', (returned) => {
    expect(pass(aResponse(), () => returned)).toBeUndefined()
  })

  it('refuses by leaving no answer', () => {
    expect(pass(aResponse(), (each: SurveyResponse) => ({ ...each, answers: [] }))).toBeUndefined()
  })

  it('can not make one response another, nor one revision another', () => {
    const response = aResponse({ revision: 3 })
    expect(pass(response, (each: SurveyResponse) => ({ ...each, id: 'x', revision: 9 }))).toMatchObject({
      id: response.id,
      revision: 3,
    })
  })

  const cyclic: Record<string, unknown> = { answers: [] }
  cyclic['self'] = cyclic
  it.each([
    [
      'throws',
      () => {
        throw new Error('oops')
      },
      'oops',
    ],
    [
      'throws what is no error',
      () => {
        throw 'oops'
      },
      'oops',
    ],
    ['returns nothing', () => {}, 'it returned nothing'],
    ['returns a promise', async (each: SurveyResponse) => each, 'it returned a promise'],
    ['returns true', () => true, 'it returned no response'],
    ['returns another thing', () => ({ id: 1 }), 'it returned no response'],
    ['returns what is no JSON', () => cyclic, 'circular'],
    ['is no function', 5, 'it is no function'],
    ['names what the page does not have', 'redactFeedback', 'window.redactFeedback is no function'],
  ])('that %s is a mistake, not a response', (_, beforeSend, message) => {
    expect(() => pass(aResponse(), beforeSend)).toThrow(expect.objectContaining({ code: 'before-send' }))
    expect(() => pass(aResponse(), beforeSend)).toThrow(message)
  })

  it('is, in a script tag, a function of the page by its name', () => {
    vi.stubGlobal('redactFeedback', () => null)
    expect(pass(aResponse(), 'redactFeedback')).toBeUndefined()
  })
})

it('what is collected is an option, or two attributes', () => {
  expect(collectOf(options({}))).toEqual({ url: 'path', text: false })
  expect(collectOf(options({ collect: { url: 'full', text: true } }))).toEqual({ url: 'full', text: true })
  expect(collectOf(options({ collectUrl: 'full', collectText: '' }))).toEqual({ url: 'full', text: true })
})
