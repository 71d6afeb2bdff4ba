import { useCallback, useEffect, useState } from 'preact/hooks'
import { fetchResults, type Refusal, type Results } from './api.js'

const POLL_MS = 5000

export interface LiveResults {
  results?: Results
  refusal?: Refusal
  /** Whether news arrive by themselves, rather than by asking every five seconds. */
  live: boolean
  /** Grows with every reading. */
  version: number
  reload(): void
}

/** The results, read again whenever the server says that there is something new. */
export function useResults(): LiveResults {
  const [state, setState] = useState<{ results?: Results; refusal?: Refusal; version: number }>({ version: 0 })
  const [live, setLive] = useState(false)
  const [attempt, setAttempt] = useState(0)

  const read = useCallback(async () => {
    const { body, refusal } = await fetchResults()
    setState(({ results, version }) => ({
      // The last good numbers stay on screen while the server is away.
      ...(body ? { results: body } : results && refusal?.code === 'network' ? { results } : {}),
      ...(refusal ? { refusal } : {}),
      version: version + 1,
    }))
  }, [])

  useEffect(() => {
    const stream = new EventSource('/v1/results/stream')
    stream.addEventListener('change', () => void read())
    stream.addEventListener('open', () => setLive(true))
    stream.addEventListener('error', () => setLive(false))
    return () => stream.close()
  }, [read, attempt])

  useEffect(() => {
    if (live) return undefined
    void read()
    const timer = setInterval(() => void read(), POLL_MS)
    return () => clearInterval(timer)
  }, [live, read, attempt])

  return { ...state, live, reload: () => setAttempt((before) => before + 1) }
}

/** The time, told again every 20 s so that "2 minutes ago" stays true. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(now, Date.now() - 20_000)
}
