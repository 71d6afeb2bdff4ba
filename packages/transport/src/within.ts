import type { OutboxHost } from './host.js'

/** The promise, or a rejection after `ms`. */
export const within = <T>(host: OutboxHost, ms: number, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = host.setTimeout(reject as () => void, ms)
    promise.then(resolve, reject).finally(() => host.clearTimeout(timer))
  })
