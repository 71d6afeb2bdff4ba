import { numbers, scaleKind } from '../scale.js'

/** Net Promoter Score: eleven steps, and 0 is an answer like any other. */
export const nps = scaleKind('nps', () => numbers(0, 10))
