/** Calls a method of the world in this page, or in a frame of it. */
type Callable = Record<string, (...values: never[]) => unknown>

let asked = 0

/** Pages within the page: each a client of storage and locks of its own, as a tab is. They are asked by messages. */
export function childPages(methods: Callable) {
  const frames = new Map<string, HTMLIFrameElement>()

  addEventListener('message', async ({ data, source }) => {
    const { ask, method, values } = data as { ask?: number; method: string; values: never[] }
    if (ask === undefined) return
    const answer = await Promise.resolve()
      .then(() => methods[method]!(...values))
      .then((value) => ({ value }))
      .catch((error: unknown) => ({ error: String(error) }))
    source!.postMessage({ answer: ask, ...answer }, { targetOrigin: '*' })
  })

  const inFrame = (name: string, method: string, ...values: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const ask = ++asked
      const stop = new AbortController()
      const heard = ({ data }: MessageEvent) => {
        if (data.answer !== ask) return
        stop.abort()
        if (data.error) reject(new Error(data.error))
        else resolve(data.value)
      }
      addEventListener('message', heard, { signal: stop.signal })
      frames.get(name)!.contentWindow!.postMessage({ ask, method, values }, '*')
    })

  return {
    inFrame,
    addFrame: (name: string, url: string, sandbox?: string) =>
      new Promise<void>((resolve) => {
        const frame = document.createElement('iframe')
        if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox)
        frame.addEventListener('load', () => resolve())
        frame.src = url
        frames.set(name, frame)
        document.body.append(frame)
      }),
    /** As a tab that is closed or dies: nothing of it runs any more. */
    removeFrame(name: string) {
      frames.get(name)!.remove()
      frames.delete(name)
    },
  }
}
