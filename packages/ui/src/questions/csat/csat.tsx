import { face, icon, star } from '../../icons.js'
import { numbers, scaleKind } from '../scale.js'

/** Which of the seven names of satisfaction a scale of 3 or 5 uses. */
const named = { 3: '135', 5: '01356', 7: '0123456' }

export const csat = scaleKind(
  'csat',
  ({ question: { scale = 5, look }, strings }) =>
    numbers(1, scale).map((step, index) =>
      look === 'numbers'
        ? step
        : {
            ...step,
            label: `${strings.of(index + 1, scale)}, ${strings.satisfaction[+named[scale][index]!]}`,
            content: icon(look === 'stars' ? star : face((2 * index) / (scale - 1) - 1)),
          },
    ),
  ({ look = 'faces' }) => look,
)
