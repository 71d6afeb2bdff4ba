import { icon, thumb } from '../../icons.js'
import { scaleKind } from '../scale.js'

export const thumbs = scaleKind('thumbs', ({ question, strings, read }) =>
  (['up', 'down'] as const).map((value, index) => ({
    value,
    content: [icon(thumb), read(question.labels?.[value], strings.thumbs[index + 1])],
  })),
)
