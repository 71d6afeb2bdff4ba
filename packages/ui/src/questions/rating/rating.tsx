import { icon, star } from '../../icons.js'
import { numbers, scaleKind } from '../scale.js'

const heart = 'M12 20.5 3.8 12.2a5 5 0 0 1 7-7.1L12 6.3l1.2-1.2a5 5 0 0 1 7 7.1z'

/** A scale of two to ten steps without a meaning of its own: stars, hearts or numbers. */
export const rating = scaleKind(
  'rating',
  ({ question: { scale = 5, look }, strings }) =>
    numbers(1, scale).map((step) =>
      look === 'numbers'
        ? step
        : { ...step, label: strings.of(step.value as number, scale), content: icon(look === 'hearts' ? heart : star) },
    ),
  ({ scale = 5, look }) => `${look === 'numbers' ? '' : 'stars'} ${scale > 7 ? 'many' : ''}`,
)
