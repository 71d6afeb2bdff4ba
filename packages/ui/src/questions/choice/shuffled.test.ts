import type { ChoiceQuestion } from '@askwell/core'
import { expect, it } from 'vitest'
import { shuffled } from './shuffled.js'

const question: ChoiceQuestion = { type: 'choice', id: 'why', options: ['1', '2', '3', '4'] }
const orderFor = (person: number, id = 'why') => shuffled({ ...question, id }, `respondent-${person}`).options.join('')

it('is the same for one person, also when options are written in another order', () => {
  expect(orderFor(1)).toBe(orderFor(1))
  expect(shuffled({ ...question, options: ['4', '3', '2', '1'] }, 'respondent-1').options.join('')).toBe(orderFor(1))
})

it('is another one for another question', () => {
  expect(new Set(['a', 'b', 'c', 'd', 'e'].map((id) => orderFor(1, id))).size).toBeGreaterThan(1)
})

it('puts every option in every place about equally often', () => {
  const people = 4000
  const seen = new Map<string, number>()
  for (let person = 0; person < people; person++)
    [...orderFor(person)].forEach((option, place) => seen.set(option + place, (seen.get(option + place) ?? 0) + 1))
  expect(seen.size).toBe(16)
  for (const times of seen.values()) expect(Math.abs(times - people / 4)).toBeLessThan(people / 20)
})
