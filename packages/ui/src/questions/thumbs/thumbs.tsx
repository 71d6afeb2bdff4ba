import { Icon, thumb } from '../../icons.js'
import { scaleKind } from '../scale.js'

export const thumbs = scaleKind('thumbs', ({ question, strings, read }) =>
  (['up', 'down'] as const).map((value, index) => ({
    value,
    content: [<Icon path={thumb} />, read(question.labels?.[value], strings.thumbs[index + 1])],
  })),
)
