// Contestants take turns within one run, so that whatever else the machine does slows all of them alike.

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Rounds of some milliseconds each; the time of one call, in nanoseconds, as the median of the rounds. */
export function roundRobin(contestants, { rounds = 31, roundMs = 8 } = {}) {
  const names = Object.keys(contestants)
  const times = Object.fromEntries(names.map((name) => [name, []]))
  const calls = Object.fromEntries(names.map((name) => [name, callsFor(contestants[name], roundMs)]))
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 ? names.toReversed() : names) times[name].push(timed(contestants[name], calls[name]))
  return Object.fromEntries(names.map((name) => [name, median(times[name])]))
}

/** As many calls as fill a round, found on code that is warm. */
function callsFor(run, roundMs) {
  let calls = 1
  for (;;) {
    const took = timed(run, calls) * calls
    if (took > roundMs * 1e6) return calls
    calls *= took > roundMs * 1e5 ? Math.ceil((roundMs * 1e6) / took) : 4
  }
}

/** Processor time, since a machine that is busy elsewhere makes wall time a lottery. */
function timed(run, calls) {
  const before = process.cpuUsage()
  for (let call = 0; call < calls; call++) run(call)
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / calls
}
