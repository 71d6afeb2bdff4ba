import { ces } from './ces/ces.js'
import { csat } from './csat/csat.js'
import type { Kind } from './kind.js'
import { nps } from './nps/nps.js'
import { text } from './text/text.js'
import { thumbs } from './thumbs/thumbs.js'

export const kinds: Readonly<Record<string, Kind>> = { thumbs, csat, ces, nps, text }
