/**
 * The parts that a page view does not need, each loaded when it is: `ui` when a prompt falls due, `outbox` when
 * something is answered or waiting, `check` to say what is wrong with a broken survey.
 */
export interface Chunks {
  ui(): Promise<typeof import('./asking.js')>
  outbox(): Promise<Pick<typeof import('@askwell/transport'), 'createOutbox'>>
  check(): Promise<Pick<typeof import('@askwell/core/schema'), 'checkDocument'>>
}

/** One load, shared by all who ask; a failed one is tried again by the next who asks. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () =>
    (loading ??= load().catch((cause) => {
      loading = undefined
      throw cause
    }))
}
