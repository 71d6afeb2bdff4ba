export interface GroupCommit<Item, Outcome> {
  /** Resolves with one outcome per item, in order, once the commit they shared is durable. Rejects when it failed. */
  add(items: readonly Item[]): Promise<Outcome[]>
  /** Whether so many items wait that a new one should be refused. */
  full(): boolean
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
}

interface Options<Item, Outcome> {
  commit(items: readonly Item[]): Promise<Outcome[]>
  /** Items that may wait, those under way included. Default: 10,000. */
  maxWaiting?: number
  /** Items in one commit. Default: 1,000. */
  maxGroup?: number
  /** An error that says nothing about the items: it is not tried again item by item. */
  isOutage?(error: unknown): boolean
  /** Starts a commit a little later, so that requests read in the same turn of the event loop share it. */
  defer?(start: () => void): void
}

interface Entry<Item, Outcome> {
  items: readonly Item[]
  resolve(outcomes: Outcome[]): void
  reject(error: unknown): void
}

/** One commit at a time; what arrives meanwhile shares the next one. */
export function createGroupCommit<Item, Outcome>(options: Options<Item, Outcome>): GroupCommit<Item, Outcome> {
  const { commit, maxWaiting = 10_000, maxGroup = 1000, isOutage = () => false, defer = setImmediate } = options
  let entries: Entry<Item, Outcome>[] = []
  let waiting = 0
  let running: Promise<void> | undefined

  function takeGroup(): Entry<Item, Outcome>[] {
    let size = 0
    const end = entries.findIndex(({ items }, index) => (size += items.length) > maxGroup && index > 0)
    return entries.splice(0, end < 0 ? entries.length : end)
  }

  async function settle(group: Entry<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await commit(group.flatMap(({ items }) => items))
      let next = 0
      for (const { items, resolve } of group) resolve(outcomes.slice(next, (next += items.length)))
    } catch (error) {
      // One request that the database cannot take must not cost its neighbours their commit.
      if (group.length > 1 && !isOutage(error)) for (const entry of group) await settle([entry])
      else for (const { reject } of group) reject(error)
    }
  }

  async function run(): Promise<void> {
    await new Promise<void>((start) => defer(start))
    while (entries.length > 0) {
      const group = takeGroup()
      await settle(group)
      for (const { items } of group) waiting -= items.length
    }
    running = undefined
  }

  return {
    add: (items) =>
      new Promise((resolve, reject) => {
        waiting += items.length
        entries.push({ items, resolve, reject })
        running ??= run()
      }),
    full: () => waiting >= maxWaiting,
    idle: async () => running,
  }
}
