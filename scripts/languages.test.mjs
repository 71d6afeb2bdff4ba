import { describe, expect, it } from 'vitest'
import { languageTags } from './build/locales.mjs'
import { english, wordsOf } from './build/read-locale.mjs'
import { lacks, lacksOfAll, skeleton } from './languages.mjs'

const model = await english()

describe('languages', () => {
  it('lack nothing, and are known to bundlers and to the docs', async () => {
    const found = await lacksOfAll()
    expect(Object.entries(found).filter(([, faults]) => faults.length)).toEqual([])
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining('en id zh-Hans zh-Hant ja ko es pt pt-BR fr de it nl pl cs'.split(' ')),
    )
    expect(Object.keys(found)).toEqual(expect.arrayContaining('sv da nb fi uk ru tr ar he fa hi th vi ms'.split(' ')))
  })

  it('are found wanting: a missing, an empty, an untranslated, a shortened and an unknown string', async () => {
    const german = await wordsOf('de')
    const wanting = {
      ...german,
      skip: undefined,
      thumbs: ['War das hilfreich?', '', 'Nein'],
      close: 'Close',
      satisfaction: german.satisfaction.slice(1),
      unknown: '?',
    }
    expect(lacks(wanting, model).sort()).toEqual([
      'close is English',
      'no skip',
      'satisfaction is of another form',
      'thumbs is empty',
      'unknown is not asked for',
    ])
  })

  it('begin as a file in English that has every key', async () => {
    const begun = await skeleton()
    for (const key of Object.keys(model)) expect(begun).toContain(`  ${key}: `)
    expect(begun).toContain("never: 'Don’t ask again'")
  })

  it.each(languageTags())('%s puts the numbers and the question where it names them', async (tag) => {
    const { of, asks, choose } = tag === 'en' ? model : await wordsOf(tag)
    const plain = (text) => text.replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)
    expect(plain(of(4, 5))).toMatch(/4.*5|5.*4/)
    expect(asks('¿Qué?')).toContain('¿Qué?')
    expect(plain(choose('2–3', 3))).toContain('2–3')
  })

  it.each([
    ['ru', '1 вариант', '2–3 варианта', '5 вариантов', '21 вариант'],
    ['uk', '1 варіант', '2–3 варіанти', '5 варіантів', '21 варіант'],
    ['cs', '1 možnost', '2–3 možnosti', '5 možností', '21 možností'],
    ['pl', '1 odpowiedź', '2–3 odpowiedzi', '5 odpowiedzi', '21 odpowiedzi'],
  ])('%s counts as its grammar does', async (tag, one, few, many, more) => {
    const { choose } = await wordsOf(tag)
    const counted = [choose('1', 1), choose('2–3', 3), choose('5', 5), choose('21', 21)]
    expect(counted.map((text) => text.split(' ').slice(1).join(' '))).toEqual([one, few, many, more])
  })
})
