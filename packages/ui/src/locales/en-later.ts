import type { LaterStrings } from '../strings.js'

export const words: LaterStrings = {
  text: ['What could we do better?'],
  back: 'Back',
  skip: 'Skip',
  send: 'Send',
  more: 'More options',
  later: 'Ask me later',
  never: "Don't ask again",
  copy: 'Copy',
  copied: 'Copied',
}
