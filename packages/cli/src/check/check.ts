import { checkDocument, type SurveyDocument } from '@askwell/core/schema'
import { parseFile, type Place } from './places.js'
import { warningsFor } from './warnings.js'

export interface Finding extends Place {
  /** Such as `surveys[0].trigger.event`; empty for the document itself, and where it is no JSON. */
  path: string
  severity: 'error' | 'warning'
  /** What is wrong, and what would be right. */
  message: string
}

export interface Checked {
  /** In the order of the file. */
  findings: Finding[]
  /** The document, when nothing is wrong with it. */
  document: SurveyDocument | undefined
}

/**
 * Everything that is wrong with a survey document, or surely not meant, and where. Takes any text at all.
 *
 * @param kinds Types of question beside the built-in ones.
 */
export const checkText = (text: string, kinds: readonly string[] = []): Checked => {
  const { json, mistakes, repeated, placeOf } = parseFile(text)
  if (mistakes.length)
    return { findings: mistakes.map((mistake) => ({ ...mistake, path: '', severity: 'error' })), document: undefined }
  const errors = checkDocument(json, { kinds })
  const warnings = errors.length ? [] : warningsFor(json as SurveyDocument)
  const findings: Finding[] = [
    ...errors.map((issue) => ({ ...placeOf(issue.path), ...issue, severity: 'error' as const })),
    ...warnings.map((issue) => ({ ...placeOf(issue.path), ...issue, severity: 'warning' as const })),
    ...repeated.map(({ key, ...place }) => ({
      ...place,
      path: '',
      severity: 'warning' as const,
      message: `"${key}" stands twice in one object; only the last counts`,
    })),
  ]
  findings.sort((a, b) => a.line - b.line || a.column - b.column)
  return { findings, document: errors.length ? undefined : (json as SurveyDocument) }
}
