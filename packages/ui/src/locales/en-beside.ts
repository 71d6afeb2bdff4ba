import type { BesideStrings } from '../strings.js'

export const words: BesideStrings = {
  text: ['What could we do better?'],
  send: 'Send',
  thanks: 'Thank you for your feedback.',
}
