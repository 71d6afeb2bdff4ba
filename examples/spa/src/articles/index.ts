import type { Article } from './article.js'
import { brakes } from './brakes.js'
import { charging } from './charging.js'
import { cleaning } from './cleaning.js'
import { lock } from './lock.js'
import { range } from './range.js'
import { recall } from './recall.js'
import { tyres } from './tyres.js'

/** Each with the drawing that stands for it. */
export const articles: readonly (Article & { art: string })[] = [
  { ...charging, art: 'charging' },
  { ...range, art: 'range' },
  { ...tyres, art: 'tyres' },
  { ...brakes, art: 'brakes' },
  { ...lock, art: 'lock' },
  { ...cleaning, art: 'cleaning' },
  { ...recall, art: 'recall' },
]
