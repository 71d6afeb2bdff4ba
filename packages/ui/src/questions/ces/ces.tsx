import { numbers, scaleKind } from '../scale.js'

/** Customer Effort Score 2.0: agreement with a statement, 1 is "strongly disagree". */
export const ces = scaleKind('ces', ({ question }) => numbers(1, question.scale ?? 7))
