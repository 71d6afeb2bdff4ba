// In a page of its own: tests/stores.spec.ts.
import type { OutboxHost } from '../host.js'
import { behaviours, type Subject } from '../stores/conformance.js'
import { indexedDbStore } from '../stores/indexed-db.js'
import { textStore } from '../stores/text.js'

const host = globalThis as unknown as OutboxHost

/** Each on a device of its own: a namespace that nobody has used. */
const subjects: Record<string, (device: string) => Subject> = {
  'indexed-db': (device) => ({ shared: true, open: (name) => indexedDbStore(host, device + name) }),
  'local-storage': (device) => ({ shared: true, open: (name) => textStore(host, `${device}${name}:`, 20) }),
  memory: () => ({ shared: false, open: (name) => textStore({ localStorage: {} }, `${name}:`, Infinity) }),
}

let devices = 0

Object.assign(globalThis, {
  conformance: {
    names: Object.keys(behaviours),
    async run(store: string, behaviour: string) {
      try {
        await behaviours[behaviour]!(subjects[store]!(`device ${++devices} `))
        return 'passes'
      } catch (error) {
        return String(error)
      }
    },
  },
})
