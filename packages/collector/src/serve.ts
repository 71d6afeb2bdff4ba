import { createCollector, type Collector } from './collector.js'
import type { CollectorOptions } from './options.js'
import { closeServers, openServers, portOf } from './server.js'

export type ServeOptions = CollectorOptions & ListenOptions

export interface ListenOptions {
  /** Default: 4600; 0 is any free one. */
  port?: number | undefined
  /** Whether SIGTERM and SIGINT stop the server and then the process. Default: true. */
  signals?: boolean | undefined
}

export interface RunningCollector {
  /** The one it listens on. */
  port: number
  /** `http://localhost:4600`, without a final slash. */
  url: string
  collector: Collector
  /** Requests under way finish (for a second at most), streams end, the database is closed. Safe to call twice. */
  stop(): Promise<void>
}

const STOPPING = ['SIGTERM', 'SIGINT'] as const

function stopOnSignals(stop: () => Promise<void>): () => void {
  let asked = false
  const onSignal = () => {
    // The second time someone is out of patience.
    if (asked) process.exit(1)
    asked = true
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of STOPPING) process.on(signal, onSignal)
  return () => {
    for (const signal of STOPPING) process.off(signal, onSignal)
  }
}

/** Starts a collector and listens. Rejects with `AskwellError` as `createCollector`, or when the port is taken. */
export async function serveCollector(options: ServeOptions): Promise<RunningCollector> {
  const { host = 'localhost', port = 4600, signals = true } = options
  const collector = await createCollector(options)
  const servers = await openServers(collector, host, port).catch(async (error: unknown) => {
    await collector.close()
    throw error
  })
  let stopping: Promise<void> | undefined
  let ignoreSignals = () => {}
  const stop = () =>
    (stopping ??= (async () => {
      // Streams never finish by themselves; the database stays open until the last request has its answer.
      collector.endStreams()
      await closeServers(servers)
      await collector.close()
      ignoreSignals()
    })())
  if (signals) ignoreSignals = stopOnSignals(stop)
  const bound = portOf(servers[0]!)
  return { port: bound, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, collector, stop }
}
