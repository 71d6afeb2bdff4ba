import type { AskwellError, SurveyDocument } from '@askwell/core'
import type { Chunks } from './chunks.js'

/**
 * Says an error in one line. The words for it are a chunk, which a page without mistakes never loads; if that can't be
 * loaded, the short form has code and place.
 */
export async function say(
  error: AskwellError,
  { advice }: Chunks,
  document: SurveyDocument = { surveys: [] },
  kinds?: object,
): Promise<void> {
  const line = await advice().then(
    ({ advise }) => advise(error, document, kinds),
    () => error.message,
  )
  // A warning, not an error: the page works on, and its own error monitoring need not wake anyone.
  // eslint-disable-next-line no-console -- the one place where we speak to the developer
  console.warn(line)
}
