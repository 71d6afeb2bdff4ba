import { describe, expect, it } from 'vitest'
import { likely, localize, pickLanguage } from './text.js'

describe('pickLanguage', () => {
  it.each([
    ['pt-BR', ['pt', 'pt-BR'], 'pt-BR'],
    ['pt-br', ['pt', 'pt-BR'], 'pt-BR'],
    ['pt-AO', ['en', 'pt-BR', 'pt'], 'pt'],
    ['zh-TW', ['en', 'zh-Hans'], 'zh-Hans'],
    ['zh-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-HK', ['zh-CN', 'zh-TW'], 'zh-TW'],
    ['zh-Hant-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-SG', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['pt-PT', ['pt-BR', 'pt'], 'pt'],
    ['pt', ['pt-BR', 'en'], 'pt-BR'],
    ['no', ['en', 'nb'], 'nb'],
    ['nn-NO', ['en', 'nb'], 'nb'],
    ['nb', ['en', 'no'], 'no'],
    ['iw', ['en', 'he'], 'he'],
    ['he', ['en', 'iw'], 'iw'],
    ['in', ['en', 'id'], 'id'],
    ['sr-Latn', ['sr', 'sr-Latn-BA'], 'sr-Latn-BA'],
    ['', ['fr', 'en'], 'en'],
    ['x', ['fr', 'en'], 'en'],
    ['e n', ['fr', 'en'], 'en'],
    ['12', ['fr', 'en'], 'en'],
    ['constructor', ['fr', 'en'], 'en'],
    ['ko', ['fr', 'en'], 'en'],
    ['ko', ['fr', 'de'], 'fr'],
    ['ko', [], undefined],
  ])('%s of %j is %s', (locale, tags, expected) => expect(pickLanguage(tags, locale)).toBe(expected))
})

describe('likely', () => {
  it.each([
    ['zh-TW', 'zh,Hant'],
    ['ar-EG', 'ar,Arab'],
    ['nn', 'nb,Latn'],
    ['not a tag', 'not a tag'],
  ])('%s is %s', (tag, expected) => expect(likely(tag, 2)).toBe(expected))
})

describe('localize', () => {
  it('fills in values, and fallbacks for those that are missing', () => {
    const values = { name: 'Ana', n: 0, empty: '', nested: { city: 'Oslo' }, list: [1] }
    const filled = (text: string) => localize(text, 'en', values)
    expect(filled('Hi {{name}}, {{ n }} in {{nested.city}}')).toBe('Hi Ana, 0 in Oslo')
    expect(filled('Hi {{who|there}}{{who}}{{empty|!}}')).toBe('Hi there!')
    expect(filled('{{constructor}}{{toString|x}}{{list|l}}')).toBe('xl')
    expect(filled('{{name')).toBe('{{name')
  })
  it('never fails on what is no text', () => {
    for (const text of [undefined, null, 5, {}, { en: 5 }, []]) expect(localize(text as never, 'en')).toBe('')
  })
  it('leaves what a value brings as it is', () => {
    expect(localize('{{name}}', 'en', { name: '<b>{{name}}</b>$&' })).toBe('<b>{{name}}</b>$&')
  })
})
