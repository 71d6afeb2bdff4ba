// Reads a trace of Chromium: how long the main thread of a page was at it, between two marks of that page.

const script = new Set(
  'EvaluateScript v8.compile v8.compileModule v8.evaluateModule V8.CompileModule V8.CompileCode v8.run FunctionCall RunMicrotasks TimerFire FireAnimationFrame FireIdleCallback EventDispatch XHRReadyStateChange XHRLoad'.split(
    ' ',
  ),
)
const isTask = ({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask'

/** Milliseconds in which at least one of the slices ran: they nest, and must not be counted twice. */
function union(slices) {
  let sum = 0
  let end = -Infinity
  for (const [from, to] of slices.toSorted((a, b) => a[0] - b[0])) {
    if (to > end) sum += to - Math.max(from, end)
    end = Math.max(end, to)
  }
  return sum / 1000
}

/**
 * `load` is from the start of the navigation to the mark `idle`, `show` from `event` to `settled`.
 * `script` has compiling in it; `longest` is the longest task.
 */
export function readTrace(buffer, origin) {
  const events = JSON.parse(buffer).traceEvents
  const mark = (name) => events.find((event) => event.name === `bench:${name}` && /user_timing/.test(event.cat))
  const idle = mark('idle')
  const own = events.filter(({ pid, tid }) => pid === idle.pid && tid === idle.tid)
  const began = own.find(
    ({ name, ts, args }) => name === 'navigationStart' && ts < idle.ts && args?.data?.documentLoaderURL?.startsWith(origin),
  )
  const between = (from, to) => {
    const cut = (is) =>
      own
        .filter((event) => event.ph === 'X' && is(event) && event.ts < to && event.ts + (event.dur ?? 0) > from)
        .map(({ ts, dur = 0 }) => [Math.max(ts, from), Math.min(ts + dur, to)])
    return {
      script: union(cut(({ name }) => script.has(name))),
      longest: Math.max(0, ...cut(isTask).map(([begin, end]) => (end - begin) / 1000)),
    }
  }
  return { load: between(began.ts, idle.ts), show: between(mark('event').ts, mark('settled').ts) }
}
