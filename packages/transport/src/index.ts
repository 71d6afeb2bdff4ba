export * from './host.js'
export * from './browser-host.js'
export * from './outbox.js'
export type * from './types.js'
