/** A text in pieces, as a stream gives it. */
export type Chunks = AsyncIterable<Uint8Array>

const lineFeed = 10

/**
 * Calls `take` with each line of a stream, in order: the bytes from here to there, without the line break. `progress`
 * after each piece, with the bytes read so far. Holds one piece at a time, and a line that it cuts.
 */
export const eachLine = async (
  chunks: Chunks,
  take: (bytes: Buffer, from: number, to: number) => void,
  progress?: (bytes: number) => void,
) => {
  let rest = Buffer.alloc(0)
  let read = 0
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    let start = read === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    for (let end = bytes.indexOf(lineFeed, start); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      take(bytes, start, end)
      start = end + 1
    }
    rest = bytes.subarray(start)
    read += chunk.length
    progress?.(read)
  }
  if (rest.length) take(rest, 0, rest.length)
}
