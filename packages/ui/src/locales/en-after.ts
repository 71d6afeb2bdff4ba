import type { LaterStrings } from '../strings.js'

/** What comes after the first answer, or can wait until then. */
export const words: Omit<LaterStrings, 'text' | 'send'> = {
  back: 'Back',
  skip: 'Skip',
  copy: 'Copy',
  copied: 'Copied',
  more: 'More options',
  later: 'Ask me later',
  never: "Don't ask again",
}
