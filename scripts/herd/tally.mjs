/** Counts what becomes of a herd; from the return of what was away on. Times are in floors, rates in steady rates. */
export function tally({ clients, awayMs, ticks, tickMs }) {
  const steadyPerSecond = (clients / awayMs) * 1000
  const seconds = Math.ceil((ticks * tickMs - awayMs) / 1000) + 1
  const load = new Float32Array(seconds)
  const waiting = new Float32Array(seconds)
  const sinceBack = (tick) => tick * tickMs - awayMs
  let [requests, served, stored, lost, lostOld, tries] = [0, 0, 0, 0, 0, 0]
  let last = 0
  let [at95, at100, perUseful] = [Infinity, Infinity, NaN]
  /** The first `clients` are those who waited. */
  const waited = (client) => client < clients

  return {
    lose(client) {
      lost++
      if (waited(client)) lostOld++
    },
    request(client) {
      if (waited(client)) tries++
    },
    store(client) {
      if (waited(client)) stored++
    },
    arrive(tick, trying, serves) {
      last = Math.floor(sinceBack(tick) / 1000)
      load[last] += trying / steadyPerSecond
      requests += trying
      served += serves
    },
    look(tick) {
      waiting[last] = 1 - (stored + lostOld) / clients
      const floors = sinceBack(tick + 1) / awayMs
      if (at95 === Infinity && stored >= 0.95 * clients) {
        at95 = floors
        perUseful = requests / served
      }
      if (at100 === Infinity && stored === clients) at100 = floors
    },
    ended: () => stored + lostOld === clients,
    result: (made) => ({
      peak: load.reduce((most, each) => Math.max(most, each)),
      at95,
      at100,
      perUseful: Number.isNaN(perUseful) ? requests / served : perUseful,
      triesEach: tries / stored,
      lost: lost / made,
      load: load.slice(0, last + 1),
      waiting: waiting.slice(0, last + 1),
    }),
  }
}
