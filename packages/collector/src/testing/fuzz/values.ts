import type { Answer, SurveyResponse } from '@askwell/core'
import type { Random } from './random.js'

const PIECES = [
  '\0',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u202e',
  'e\u0301',
  '"',
  '\\',
  '\b',
  '\u007f',
  '<script>alert(1)</script>',
  "'; drop table responses; --",
  '{{name}}',
  '=1+1',
  '%00',
  '%s%n',
  '../..',
  '\r\n\r\n',
  'ä',
  '字',
  'plain words ',
]

/** A text of anything a text may hold, halves of characters and NUL included. */
export function anyText(random: Random, most = 40): string {
  const length = random.below(most)
  let text = ''
  while (text.length < length) text += random.once(3) ? String.fromCharCode(random.below(65_536)) : random.pick(PIECES)
  return text.slice(0, length)
}

const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'id', '', '0', 'a.b', '$where', 'plan']

export const anyKey = (random: Random): string => (random.once(3) ? anyText(random, 12) : random.pick(KEYS))

/** JSON that stands where something else should. Texts and not values: doubles cannot hold all of it. */
const JUNK = [
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '-0',
  '1e999',
  '-1e999',
  '1e308',
  '5e-324',
  '123456789012345678901234567890',
  '0.1',
  '-1',
  '9'.repeat(400),
  '"\\ud800"',
  '"\\u0000"',
  '{"__proto__":{"admin":true}}',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]',
]

export const junkJson = (random: Random): string =>
  random.once(4)
    ? JSON.stringify(anyText(random, 700))
    : random.once(30)
      ? `${'['.repeat(3000)}${']'.repeat(3000)}`
      : random.pick(JUNK)

const answers: readonly ((random: Random) => Partial<Answer>)[] = [
  (random) => ({ type: 'csat', scale: 5, value: 1 + random.below(5) }),
  (random) => ({ type: 'nps', value: random.below(11), category: 'promoter' }),
  (random) => ({ type: 'thumbs', value: random.pick(['up', 'down']) }),
  (random) => ({ type: 'text', value: anyText(random, random.once(40) ? 10_000 : 80) }),
  (random) => ({ type: 'choice', value: ['price', `other:${anyText(random)}`] }),
  () => ({ type: 'contact', value: { email: 'ada@example.com', consent: true } }),
  (random) => ({ type: 'slider', value: random.next() * 1e300 }),
]

const hex = (random: Random, digits: number) => Array.from({ length: digits }, () => random.below(16).toString(16)).join('')

export const anyId = (random: Random): string => [8, 4, 4, 4, 12].map((digits) => hex(random, digits)).join('-')

/** A response that every receiver has to take, full of texts that some would spoil. */
export function goodResponse(random: Random, id = anyId(random)): SurveyResponse {
  return {
    id,
    revision: 1 + random.below(3),
    complete: random.once(2),
    survey: { id: random.pick(['nps', 'post-purchase', 'a.b', 'ä字']), hash: 'f3a1' },
    answers: Array.from(
      { length: 1 + random.below(3) },
      (_, index) => ({ question: `q${index}`, ...random.pick(answers)(random) }) as Answer,
    ),
    outcome: random.pick(['answered', 'partial']),
    ...(random.once(2) && {
      trigger: { event: 'purchase', properties: Object.fromEntries([[anyKey(random), anyText(random)]]) },
    }),
    respondent: {
      id: anyText(random),
      attributes: Object.fromEntries([
        [anyKey(random), anyText(random)],
        random.once(2) ? ['nested', { [anyKey(random)]: [anyText(random)] }] : ['plan', 'pro'],
      ]),
    },
    context: { page: anyText(random), locale: 'id', device: 'mobile', viewport: [390, 844], sdk: 'askwell/0.1.0' },
    shownAt: 1_700_000_000_000,
    answeredAt: 1_700_000_004_000,
    durationMs: 4000,
  }
}
