/** Bytes in use: the heap of each tab, and all that the collector's process has. */
export const memoryOf = async (tabs, server) => ({
  tabs: await Promise.all(tabs.map((each) => each.heap())),
  server: await server.memory(),
})

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** By how much it grew, in bytes: of the tabs that lived on, the median and the worst. */
export function growthOf(before, after) {
  const grown = after.tabs.flatMap((bytes, index) => (bytes && before.tabs[index] ? [bytes - before.tabs[index]] : []))
  return {
    tab: grown.length ? median(grown) : NaN,
    worstTab: grown.length ? Math.max(...grown) : NaN,
    heap: median(after.tabs.filter(Boolean)),
    server: after.server - before.server,
    serverBytes: after.server,
  }
}
