import type { PageHost } from '@askwell/core'
import type { Follow, Track } from '@askwell/core/sources'
import type { Wiring } from './wiring.js'

type Sources = typeof import('@askwell/core/sources')

/** The event that a source makes, which is the name of its chunk; and the places that are attached as sources are. */
export type SourceName = keyof Sources | 'launcher' | 'inline'

/** A source, or what may know more. */
export type Attach = (track: Track, host: PageHost, wiring: Wiring) => Follow

/**
 * The parts that a page view does not need, each loaded when it is: `decide` when something happens that the document
 * mentions, `ui` when a prompt falls due, `lease` when one does on a page without Web Locks, `outbox` and `responses`
 * when something is answered or waiting, `lanes` when there are several endpoints, a source when a survey listens to its event, `launcher` when one has a button
 * that opens it, `inline` when one is to stand in the page, `conditions` when a document has some on people or events,
 * `rejoin` when a user comes or goes, `calls` for the calls that few pages make, `advice` when something is wrong,
 * `inspector` when someone debugs.
 */
export type Chunks = {
  decide(): Promise<typeof import('./deciding.js')>
  ui(): Promise<typeof import('./asking.js')>
  outbox(): Promise<Pick<typeof import('@askwell/transport'), 'createOutbox'>>
  lanes(): Promise<Pick<typeof import('@askwell/transport/lanes'), 'createLanes'>>
  responses(): Promise<typeof import('./responses.js')>
  lease(): Promise<typeof import('./lease.js')>
  calls(): Promise<typeof import('./calls.js')>
  rejoin(): Promise<typeof import('./rejoin.js')>
  conditions(): Promise<typeof import('./conditions.js')>
  advice(): Promise<typeof import('./advice.js')>
  inspector(): Promise<typeof import('./inspecting.js')>
} & Record<SourceName, () => Promise<Partial<Record<SourceName, Attach>>>>
