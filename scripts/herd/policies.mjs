// What a client does: `back` is the wait when the network is back, `refused` the wait after a failure, in ms; LOST gives the
// answer up. The peers are models after what their sources and docs say, in the kindest reading: every page stays open,
// what is known to be offline does not try, and what is kept in memory alone counts as kept.
import { afterFailure, spreadMs, verdictOf } from './transport.mjs'

export const LOST = -1
const hour = 3_600_000

/** The clock of a simulation begins at 0, dates in headers do not. */
const epoch = 1_700_000_000_000

/** Ours: the very functions of packages/transport, with a record of how the endpoint did, as the outbox has it. */
function askwell(random) {
  const before = { failures: 0, open: false, at: 0, wait: 0 }
  return {
    back: (book, client, now) => spreadMs(now - book.at[client], random),
    refused(book, client, now, status, retryAfter) {
      before.failures = book.failures[client]
      const age = now - book.madeAt[client]
      const after = afterFailure(before, verdictOf(status), status, retryAfter, epoch + now, random, age)
      book.failures[client] = Math.min(after.failures, 255)
      book.at[client] = now
      return after.wait
    },
  }
}

/** Counts failures; `delay` has how many there are now, `most` is how many tries there are. */
const counting = (delay, { most = Infinity, back = () => 0 } = {}) => ({
  back,
  refused(book, client, now, status, retryAfter) {
    const failures = ++book.failures[client]
    return failures >= most ? LOST : delay(failures, status, retryAfter)
  },
})

export const policies = {
  askwell,
  'no jitter': () =>
    counting((failures, status, retryAfter) => (retryAfter ? +retryAfter * 1000 : Math.min(hour, 1000 * 2 ** (failures - 1)))),
  'full jitter': (random) =>
    counting(
      (failures, status, retryAfter) => (retryAfter ? +retryAfter * 1000 : random() * Math.min(hour, 1000 * 2 ** (failures - 1))),
      { back: () => random() * 1000 },
    ),
  // https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/transports/offline.ts: 5 s, doubled, up to
  // 1 h after a dead network; any answer of the server, a refusal too, ends the matter. `online` flushes.
  Sentry: () => counting((failures, status) => (status === 503 ? LOST : Math.min(hour, 5000 * 2 ** (failures - 1)))),
  // https://github.com/segmentio/analytics-next/blob/master/packages/core/src/priority-queue/backoff.ts: 500 ms · 2ⁿ · (1 to
  // 2), ten attempts; the queue is looked at every 100 to 600 ms.
  Segment: (random) =>
    counting((failures) => 500 * 2 ** failures * (1 + random()) + 100 + random() * 500, {
      most: 10,
      back: () => 100 + random() * 500,
    }),
  // https://github.com/rudderlabs/rudder-sdk-js/blob/develop/packages/analytics-js/src/components/dataPlaneEventsQueue/constants.ts
  // and https://www.npmjs.com/package/@segment/localstorage-retry: 1 s · 2ⁿ up to 6 min, no jitter, ten attempts.
  RudderStack: () => counting((failures) => Math.min(360_000, 1000 * 2 ** (failures - 1)), { most: 10 }),
  // https://github.com/PostHog/posthog-js/blob/main/packages/browser/src/retry-queue.ts: 3 s · 2ⁿ up to 30 min, ± a quarter,
  // ten retries, looked at every 3 s; `online` flushes what is due.
  PostHog: (random) =>
    counting(
      (failures) => {
        const whole = 3000 * 2 ** (failures - 1)
        const capped = Math.min(1_800_000, whole)
        return capped + (random() - 0.5) * (capped - whole / 2) + random() * 3000
      },
      { most: 11 },
    ),
}
