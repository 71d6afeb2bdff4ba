import { AskwellError, type HostStorage } from '@askwell/core'

interface RemoteOptions {
  url: string
  project: string
  storage: HostStorage
  /** Called with the kept document at once, if there is one, and with a newer one when it has come. */
  use(document: unknown): void
  onError(error: AskwellError): void
}

/**
 * A survey document from a URL. The last good one is kept on the device and used at once, so that a slow or
 * unreachable server never delays a decision; the browser's cache revalidates by ETag.
 */
export async function fetchSurveys({ url, project, storage, use, onError }: RemoteOptions): Promise<void> {
  const key = `askwell:${project}:surveys`
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
    keep(storage, key, text)
  } catch (cause) {
    onError(new AskwellError('unreachable-surveys', `${url}: ${(cause as Error).message}`, { cause }))
    if (!kept) use({ surveys: [] })
  }
}

function keep(storage: HostStorage, key: string, text: string): void {
  try {
    storage.set(key, text)
  } catch {
    // Full or blocked: the next visit fetches again.
  }
}
