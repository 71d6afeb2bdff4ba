// From the runs of one contestant to its figures: medians, less what the empty page has in the same run.
import { brotliCompressSync, constants } from 'node:zlib'

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length

/** Bytes of the code among what was asked for; data is not counted. */
const codeOf = (files, asked) =>
  asked.filter((path) => /\.(js|css)$/.test(path)).reduce((sum, path) => sum + brotli(files[path]), 0) / 1024

/** Times in ms, memory and code in KiB. */
export function figuresOf(found, name, rate) {
  const { files, [rate]: runs } = found[name]
  const empty = found.nothing[rate]
  const of = (read) => median(runs.map(read))
  const over = (read) => of(read) - median(empty.map(read))
  const { asked, shown } = runs[0]
  return {
    code: codeOf(files, asked),
    codeUntilShown: codeOf(files, shown),
    requests: asked.filter((path) => path.endsWith('.js')).length,
    script: over(({ load }) => load.script),
    visible: of(({ show }) => show.visibleMs),
    heap: over(({ load }) => load.heap),
    heapShown: over(({ show }) => show.heap),
    nodes: over(({ load }) => load.nodes),
    shift: Math.max(...runs.map(({ show }) => show.shift)),
    longLoad: over(({ load }) => load.longest),
    longShow: over(({ show }) => show.longest),
  }
}
