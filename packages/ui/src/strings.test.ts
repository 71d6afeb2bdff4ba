import { describe, expect, it } from 'vitest'
import { words as everything } from './locales/en-all.js'
import { words as english } from './locales/en.js'
import { words as indonesian } from './locales/id.js'
import { words as simplifiedChinese } from './locales/zh-Hans.js'
import { directionOf, type FirstStrings, loadStrings } from './strings.js'

/** The keys of every string, with the length of each list. */
const shape = (strings: FirstStrings) =>
  Object.entries(strings).map(([key, value]) => (Array.isArray(value) ? `${key}×${value.length}` : `${key} ${typeof value}`))

describe('languages', () => {
  it.each([
    ['id', indonesian],
    ['zh-Hans', simplifiedChinese],
  ])('%s has every string that English has, and none is empty', (_, strings) => {
    expect(shape(strings).sort()).toEqual(shape(everything).sort())
    expect(JSON.stringify(strings)).not.toContain('""')
  })

  it.each([
    ['id', indonesian],
    ['id-ID', indonesian],
    ['ID', indonesian],
    ['zh', simplifiedChinese],
    ['zh-CN', simplifiedChinese],
    ['zh-SG', simplifiedChinese],
    ['zh-Hans-CN', simplifiedChinese],
    ['en-GB', english],
    ['tlh', english],
    ['constructor', english],
    ['', english],
  ])('%s gets the nearest there is, and English when there is none', async (locale, strings) => {
    expect(await loadStrings(locale)).toBe(strings)
  })

  it.each(['ar', 'ar-EG', 'he', 'fa-IR', 'ur'])('%s runs from right to left', (locale) => {
    expect(directionOf(locale)).toBe('rtl')
  })

  it.each(['en', 'id', 'arn', 'fao', 'hex'])('%s runs from left to right', (locale) => {
    expect(directionOf(locale)).toBe('ltr')
  })

  it('numbers steps as a person would say them', () => {
    expect(english.of(4, 5)).toBe('4 of 5')
    expect(indonesian.of(4, 5)).toBe('4 dari 5')
    expect(simplifiedChinese.of(4, 5)).toBe('4/5')
  })
})
