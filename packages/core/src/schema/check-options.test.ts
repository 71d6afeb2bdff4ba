import { describe, expect, it } from 'vitest'
import { checkOptions } from './check-options.js'

const known = ['endpoint', 'surveys', 'caps', 'theme', 'on']

describe('the options of init', () => {
  it('are right when each is known and of its kind', () => {
    const options = { endpoint: '/v1', surveys: 'surveys.json', caps: { cooldown: '1d' }, on: {}, theme: undefined }
    expect(checkOptions(options, known)).toEqual([])
  })
  it('are named when they are unknown, with the nearest that is known', () => {
    expect(checkOptions({ endpoint: '/v1', them: 'dark' }, known)).toEqual([
      { path: 'them', message: 'unknown option; did you mean "theme"?' },
    ])
  })
  it('are named with their value when that is wrong', () => {
    expect(checkOptions({ endpoint: '/v1', theme: 'drak' }, known)).toEqual([
      { path: 'theme', message: '"drak" is not allowed; did you mean "dark"? allowed: "auto", "light", "dark"' },
    ])
  })
  it('are looked into', () => {
    expect(checkOptions({ endpoint: '/v1', caps: { cooldwon: '1d' } }, known)).toEqual([
      { path: 'caps.cooldwon', message: 'unknown field; did you mean "cooldown"?' },
    ])
  })
  it('leave the document to the check of the document', () => {
    expect(checkOptions({ endpoint: '/v1', surveys: [{ id: 'no questions' }] }, known)).toEqual([])
  })
})
