import { AskwellError, type HostStorage } from '@askwell/core'

/**
 * A survey document from a URL. The last good one is kept on the device and used at once, so that a slow or
 * unreachable server never delays a decision; the browser's cache revalidates by ETag.
 *
 * @param use Called with the kept document, if there is one, and with a newer one when it has come.
 */
export async function fetchSurveys(
  url: string,
  key: string,
  storage: HostStorage,
  use: (document: unknown) => void,
  report: (error: AskwellError) => void,
): Promise<void> {
  let kept: string | null = null
  try {
    kept = storage.get(key)
    if (kept) use(JSON.parse(kept))
  } catch {
    kept = null
  }
  try {
    const answer = await fetch(url, { cache: 'no-cache' })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    const text = await answer.text()
    if (text === kept) return
    const document = JSON.parse(text)
    if (!Array.isArray(document?.surveys)) throw new Error('no list "surveys"')
    use(document)
    kept = text
    storage.set(key, text)
  } catch (cause) {
    // With a document in force it was only the storage that failed, or an update that did not come.
    if (!kept) use({ surveys: [] })
    report(new AskwellError('unreachable-surveys', `${url}: ${(cause as Error).message}`, { cause }))
  }
}
