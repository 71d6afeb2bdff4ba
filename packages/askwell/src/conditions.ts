// The chunk that is loaded when a document has conditions on people or events, or uses the rarer operators.
import { matcher, subjectOf, surroundings, type Language } from '@askwell/core'

export const language: Language = {
  matcher,
  subjectOf: (history, host, ...rest) => subjectOf(history, { ...host, ...surroundings }, ...rest),
}
