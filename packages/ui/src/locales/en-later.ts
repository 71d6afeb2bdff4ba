import type { LaterStrings } from '../strings.js'

export const words: LaterStrings = {
  back: 'Back',
  skip: 'Skip',
  copy: 'Copy',
  copied: 'Copied',
  later: 'Ask me later',
  never: 'Don’t ask again',
  more: 'More options',
}
