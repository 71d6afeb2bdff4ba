import { likely, pickLanguage } from '@askwell/core'
import { words as english } from './locales/en.js'
import { load, tags } from './locales/index.js'

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
  /** A number on a scale, where its readers expect other digits than 0 to 9. */
  digits?(step: number): string
  /** Announced when a prompt appears by itself. */
  asks(question: string): string
  /** The last answer could not be kept on the device. */
  failed: string
  close: string
}

/** What an answer leads to: its English is in the chunk that is loaded beside the prompt. */
export interface BesideStrings {
  text: readonly [question: string]
  send: string
  thanks: string
}

/** What comes after the first answer, or can wait until then: its English is in the chunk for that. */
export interface LaterStrings {
  back: string
  skip: string
  copy: string
  copied: string
  /** Ask another time. */
  later: string
  /** Ask this no more. */
  never: string
  /** The name of the button that shows these two. */
  more: string
}

/** What `rating`, `choice` and `contact` say: its English comes with them. */
export interface MoreStrings {
  rating: readonly [question: string, low: string, high: string]
  choice: readonly [question: string]
  contact: readonly [question: string]
  /** The option with a text field, and the name of that field. */
  other: string
  tell: string
  /** How many to choose: a number, or a range such as 2–3; `most` is the higher one, which says what is plural. */
  choose(count: string, most: number): string
  email: string
  consent: string
  badEmail: string
  noConsent: string
  /** What the button is called that opens a survey. */
  feedback: string
}

/** What a language says where a survey says nothing itself. */
export interface Strings extends FirstStrings, BesideStrings, LaterStrings, MoreStrings {}

/** The nearest language, in the order that the texts of surveys follow; English, too, when a chunk cannot be had. */
export const loadStrings = (locale: string): Promise<FirstStrings> => load(pickLanguage(tags, locale)!).catch(() => english)

/**
 * By its script; Intl.Locale's text info is not everywhere yet. Of the commonest it is known without the browser's data on
 * all of them, which take longer to be had the first time than to draw a prompt.
 */
export const directionOf = (locale: string) =>
  !/^(de|e[ns]|fr|it|ja|pt)\b/.test(locale) && /Arab|Hebr|Thaa/.test(likely(locale, 2)) ? 'rtl' : 'ltr'
