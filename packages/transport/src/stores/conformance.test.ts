import { IDBFactory } from 'fake-indexeddb'
import { describe, test } from 'vitest'
import type { OutboxHost } from '../host.js'
import { fakeStorage } from '../testing/fake-device.js'
import { behaviours, type Subject } from './conformance.js'
import { indexedDbStore } from './indexed-db.js'
import { textStore } from './text.js'

const window = globalThis as unknown as OutboxHost
const device = () => ({ ...window, setTimeout, clearTimeout, indexedDB: new IDBFactory() }) as unknown as OutboxHost

/** Also in tests/stores.spec.ts, in real browsers. */
const subjects: Record<string, () => Subject> = {
  IndexedDB: () => {
    const host = device()
    return { shared: true, open: (name) => indexedDbStore(host, name) }
  },
  localStorage: () => {
    const { items } = fakeStorage()
    return { shared: true, open: (name) => textStore({ localStorage: items }, `${name}:`, 20) }
  },
  memory: () => ({ shared: false, open: (name) => textStore({ localStorage: {} }, `${name}:`, Infinity) }),
}

describe.each(Object.keys(subjects))('%s', (name) => {
  test.each(Object.keys(behaviours))('%s', (behaviour) => behaviours[behaviour]!(subjects[name]!()))
})
