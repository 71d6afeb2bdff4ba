import type { LaterStrings } from '../strings.js'

export const words: LaterStrings = {
  text: ['What could we do better?'],
  back: 'Back',
  skip: 'Skip',
  send: 'Send',
  copy: 'Copy',
  copied: 'Copied',
  later: 'Ask me later',
  never: 'Don’t ask again',
  more: 'More options',
}
