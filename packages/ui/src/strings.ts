import { pickLanguage } from '@askwell/core'
import { words as english } from './locales/en.js'

/** What a prompt may begin with, or must say whatever can't be loaded: its English comes with it. */
export interface FirstStrings {
  /** By type: the standard question, then the words for the lowest and the highest step (thumbs: yes and no). */
  thumbs: readonly [question: string, yes: string, no: string]
  csat: readonly [question: string, low: string, high: string]
  ces: readonly [question: string, low: string, high: string]
  nps: readonly [question: string, low: string, high: string]
  /** Seven names from worst to best, as in the middle of a sentence; shorter scales take some of them. */
  satisfaction: readonly string[]
  /** "4 of 5": a step of a scale, or a question of several. */
  of(position: number, total: number): string
  /** Announced when a prompt appears by itself. */
  asks(question: string): string
  /** The last answer could not be kept on the device. */
  failed: string
  thanks: string
  close: string
}

/** What can only be needed later: its English is in the chunk that is loaded beside the prompt. */
export interface LaterStrings {
  text: readonly [question: string]
  back: string
  skip: string
  send: string
  copy: string
  copied: string
}

/** What `rating`, `choice` and `contact` say: its English comes with them. */
export interface MoreStrings {
  rating: readonly [question: string, low: string, high: string]
  choice: readonly [question: string]
  contact: readonly [question: string]
  /** The option with a text field, and the name of that field. */
  other: string
  tell: string
  /** How many to choose: `#` is a number, or a range such as 2–3. */
  choose: string
  email: string
  consent: string
  badEmail: string
  noConsent: string
  /** What the button is called that opens a survey. */
  feedback: string
}

/** What a language says where a survey says nothing itself. */
export interface Strings extends FirstStrings, LaterStrings, MoreStrings {}

/** Every language but English is a chunk of its own. The first of a base language serves its unlisted regions. */
const languages: Record<string, () => Promise<{ words: FirstStrings }>> = {
  en: async () => ({ words: english }),
  id: () => import('./locales/id.js'),
  'zh-Hans': () => import('./locales/zh-Hans.js'),
}

/** The nearest language, in the order that the texts of surveys follow; English, too, when a chunk cannot be had. */
export const loadStrings = (locale: string): Promise<FirstStrings> =>
  languages[pickLanguage(Object.keys(languages), locale)!]!().then(
    ({ words }) => words,
    () => english,
  )

/** What the languages written from right to left begin with; Intl.Locale's text info is not everywhere yet. */
export const directionOf = (locale: string) => (/^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i.test(locale) ? 'rtl' : 'ltr')
