// The chunk that is loaded when a document uses more of the condition language than comparison and membership.
import { matcher, subjectOf, type Language } from '@askwell/core'

export const language: Language = { matcher, subjectOf }
