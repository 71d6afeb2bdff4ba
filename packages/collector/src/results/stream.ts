import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { unavailable } from '../problem.js'
import type { Live } from './live.js'

const MAX_STREAMS = 200
/** Proxies close a silent connection after 30–60 s. */
const HEARTBEAT_MS = 15_000

/** `GET /v1/results/stream`: an event `change` when there is something new to read, and one at the start. */
export function streamChanges(live: Live, heartbeatMs = HEARTBEAT_MS) {
  return (context: Context): Response => {
    if (live.count() >= MAX_STREAMS) return unavailable(context, 'too_many_streams', 'Too many pages are listening.', 30)
    context.header('X-Accel-Buffering', 'no')
    return streamSSE(context, async (stream) => {
      let version = 0
      const send = () => void stream.writeSSE({ event: 'change', data: String(version++), retry: 2000 })
      await new Promise<void>((over) => {
        const heartbeat = setInterval(() => void stream.write(': still here\n\n'), heartbeatMs)
        const stop = live.listen(send, end)
        function end() {
          clearInterval(heartbeat)
          stop()
          over()
        }
        stream.onAbort(end)
        send()
      })
    })
  }
}
