/**
 * The parts that a page view does not need, each loaded when it is: `ui` when a prompt falls due, `outbox` and
 * `responses` when something is answered or waiting, `dataLayer` when it is asked for, `conditions` when a document has some
 * on people or events, `advice` when something is wrong.
 */
export interface Chunks {
  ui(): Promise<typeof import('./asking.js')>
  outbox(): Promise<Pick<typeof import('@askwell/transport'), 'createOutbox'>>
  responses(): Promise<typeof import('./responses.js')>
  dataLayer(): Promise<typeof import('./data-layer.js')>
  conditions(): Promise<typeof import('./conditions.js')>
  advice(): Promise<typeof import('./advice.js')>
}
