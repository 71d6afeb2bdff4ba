export type * from './host.js'
export * from './outbox.js'
export type * from './types.js'
