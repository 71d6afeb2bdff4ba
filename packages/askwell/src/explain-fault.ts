import { AskwellError } from '@askwell/core'
import type { Chunks } from './chunks.js'

/**
 * The engine says which survey it skipped; this says why, for people: the field, the fault, the nearest right word.
 * The words come with zod in a chunk of their own, so a page whose document is right never loads them.
 */
export async function explainFault(fault: AskwellError, document: unknown, load: Chunks['check']): Promise<AskwellError> {
  const survey = /surveys\[\d+\]/.exec(fault.message)?.[0]
  try {
    const { checkDocument } = await load()
    const issues = checkDocument(document).filter(({ path }) => path.startsWith(`${survey}.`) || path === survey)
    const words = issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
    if (words) return new AskwellError(fault.code, words)
  } catch {
    // Offline, or the chunk is gone: the short form has code and path.
  }
  return fault
}
