import { ces } from './ces/ces.js'
import { csat } from './csat/csat.js'
import type { Kind } from './kind.js'
import { nps } from './nps/nps.js'
import { thumbs } from './thumbs/thumbs.js'

/** Those that a prompt may begin with; `beside.ts` has the others. */
export const kinds: Readonly<Record<string, Kind>> = { thumbs, csat, ces, nps }
