import type { LaterStrings } from '../strings.js'

export const words: Pick<LaterStrings, 'text' | 'send'> = { text: ['What could we do better?'], send: 'Send' }
