import type { OutboxHost } from './host.js'

/** The promise, or a rejection after `ms`. */
export const within = <T>({ after }: Pick<OutboxHost, 'after'>, ms: number, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const off = after(ms, reject as () => void)
    promise.then(resolve, reject).finally(off)
  })
