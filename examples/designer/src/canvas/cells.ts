import type { Question, Survey } from '@askwell/core'
import type { Step } from './drive.js'
import { texts } from './texts.js'

/** One prompt in one state. */
export interface Cell {
  id: string
  title: string
  survey: Omit<Survey, 'id'>
  /** What is done to the prompt to bring it into the state. Default: nothing, it begins there. */
  way?: readonly Step[]
  /** Answers cannot be kept. */
  fails?: boolean
}

const option = (nth: number) => `[part=option]:nth-child(${nth})`
const thanked = '[part=thanks]'
const chosen = '[aria-checked=true]'
/** Answers, and comes back: that is how one sees what is chosen. */
const thereAndBack = (nth: number): readonly Step[] => [
  { click: option(nth), until: '[part=back]' },
  { click: '[part=back]', until: chosen },
]

const more = { type: 'text', id: 'more' } as const
const heardFrom: Extract<Question, { type: 'choice' }> = {
  type: 'choice',
  text: texts.found,
  options: [
    { id: 'friend', text: texts.friend },
    { id: 'search', text: texts.search },
    { id: 'news', text: texts.newsletter },
  ],
}

export const cells: readonly Cell[] = [
  { id: 'nps', title: 'NPS', survey: { questions: [{ type: 'nps' }] } },
  { id: 'csat', title: 'CSAT, faces', survey: { questions: [{ type: 'csat' }] } },
  { id: 'csat-chosen', title: 'CSAT, 4 chosen', survey: { questions: [{ type: 'csat' }, more] }, way: thereAndBack(4) },
  { id: 'thumbs', title: 'Thumbs', survey: { questions: [{ type: 'thumbs' }] } },
  { id: 'thumbs-chosen', title: 'Thumbs, chosen', survey: { questions: [{ type: 'thumbs' }, more] }, way: thereAndBack(1) },
  { id: 'ces', title: 'CES', survey: { questions: [{ type: 'ces' }] } },
  { id: 'ces-chosen', title: 'CES, 6 chosen', survey: { questions: [{ type: 'ces' }, more] }, way: thereAndBack(6) },
  {
    id: 'csat-stars',
    title: 'CSAT, stars',
    survey: { questions: [{ type: 'csat', look: 'stars' }, more] },
    way: thereAndBack(4),
  },
  { id: 'csat-numbers', title: 'CSAT, numbers', survey: { questions: [{ type: 'csat', look: 'numbers', scale: 7 }] } },
  {
    id: 'rating',
    title: 'Rating, hearts',
    survey: { questions: [{ type: 'rating', look: 'hearts' }, more] },
    way: thereAndBack(3),
  },
  { id: 'choice', title: 'Choice, one', survey: { questions: [{ ...heardFrom, other: true }] } },
  {
    id: 'choices',
    title: 'Choice, several',
    survey: { questions: [{ ...heardFrom, multiple: true }] },
    way: [
      { click: '[type=checkbox]', until: 'label:nth-child(1) :checked' },
      { click: 'label:nth-child(3) input', until: 'label:nth-child(3) :checked' },
    ],
  },
  {
    id: 'text',
    title: 'Follow-up in words',
    survey: {
      questions: [{ type: 'thumbs' }, { ...more, text: texts.missing, hint: texts.sentence, placeholder: texts.placeholder }],
    },
    way: [{ click: option(2), until: '[part=back]' }],
  },
  { id: 'contact', title: 'Contact', survey: { questions: [{ type: 'contact' }] } },
  {
    id: 'contact-fault',
    title: 'Contact, with a slip',
    survey: { questions: [{ type: 'contact', id: 'wrong' }] },
    way: [
      { fill: '[name=email]', with: 'ada@example', until: '[part=submit]' },
      { click: '[part=submit]', until: '.fault:not(:empty)' },
    ],
  },
  {
    id: 'several',
    title: 'Second of four',
    survey: { questions: [{ type: 'thumbs' }, { type: 'csat' }, { type: 'ces' }, more] },
    way: [{ click: option(1), until: '[part=back]' }],
  },
  {
    id: 'failed',
    title: 'Could not be kept',
    survey: { questions: [{ type: 'csat', look: 'numbers' }] },
    way: [{ click: option(4), until: '#hint:not(:empty)' }],
    fails: true,
  },
  { id: 'thanks', title: 'Thanks', survey: { questions: [{ type: 'thumbs' }] }, way: [{ click: option(1), until: thanked }] },
  {
    id: 'incentive',
    title: 'Thanks with code and action',
    survey: {
      questions: [{ type: 'thumbs' }],
      thanks: [{ text: texts.glad, hint: texts.discount, code: 'THANKS10', action: { label: texts.review, event: 'review' } }],
    },
    way: [{ click: option(1), until: thanked }],
  },
]
