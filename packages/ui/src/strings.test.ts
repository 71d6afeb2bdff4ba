import { describe, expect, it } from 'vitest'
import { words as english } from './locales/en.js'
import { tags } from './locales/index.js'
import { directionOf, loadStrings } from './strings.js'

const wordsOf = async (tag: string) => (await import(`./locales/${tag}.ts`)).words

describe('languages', () => {
  it.each([...tags])('%s is its own file', async (tag) => {
    expect(await loadStrings(tag)).toBe(await wordsOf(tag))
  })

  it.each([
    ['id-ID', 'id'],
    ['ID', 'id'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['no', 'nb'],
    ['nn', 'nb'],
    ['iw', 'he'],
    ['in', 'id'],
    ['pt-PT', 'pt'],
    ['pt-br', 'pt-BR'],
    ['de-CH', 'de'],
    ['es-419', 'es'],
    ['en-GB', 'en'],
    ['tlh', 'en'],
    ['constructor', 'en'],
    ['', 'en'],
    ['x', 'en'],
    ['e n', 'en'],
    ['12', 'en'],
  ])('%s gets %s', async (locale, tag) => {
    expect(await loadStrings(locale)).toBe(await wordsOf(tag))
  })

  it.each(['ar', 'ar-EG', 'he', 'iw', 'fa-IR', 'ur', 'ckb', 'dv', 'yi', 'pa-PK'])('%s runs from right to left', (locale) => {
    expect(directionOf(locale)).toBe('rtl')
  })

  it.each(['en', 'id', 'zh', 'pa', 'arn', 'fao', 'hex', '', 'e n'])('%s runs from left to right', (locale) => {
    expect(directionOf(locale)).toBe('ltr')
  })

  it('numbers steps as a person would say them', async () => {
    expect(english.of(4, 5)).toBe('4 of 5')
    expect((await loadStrings('id')).of(4, 5)).toBe('4 dari 5')
    expect((await loadStrings('hi')).of(4, 5)).toBe('5 में से 4')
    expect((await loadStrings('fa')).of(4, 10)).toBe('۴ از ۱۰')
  })
})
