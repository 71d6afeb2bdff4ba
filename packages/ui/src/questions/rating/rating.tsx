import { heart, icon, star } from '../../icons.js'
import { scaleKind } from '../scale.js'

/** A scale of two to ten steps without a meaning of its own: stars, hearts or numbers. */
export const rating = scaleKind(
  'rating',
  ({ question: { scale = 5, look }, strings }) =>
    Array.from({ length: scale }, (_, index) => {
      const value = index + 1
      return look === 'numbers'
        ? { value, content: value }
        : { value, label: strings.of(value, scale), content: icon(look === 'hearts' ? heart : star) }
    }),
  ({ scale = 5, look }) => `${look === 'numbers' ? '' : 'stars'} ${scale > 6 ? 'many' : ''}`,
)
