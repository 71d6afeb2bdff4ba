import { open } from 'node:fs/promises'
import { lineFeed } from './json-bytes.js'

/** A text in pieces, as a stream gives it. A piece may be written over once the next one is asked for. */
export type Chunks = AsyncIterable<Uint8Array>

/** Small enough to stay in a processor's cache from being read to being looked at. */
const pieceBytes = 1 << 18

/** A file in pieces, one after the other in the same place: the memory doesn't depend on its length. */
export async function* piecesOf(file: string): Chunks {
  const handle = await open(file)
  try {
    const piece = Buffer.alloc(pieceBytes)
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, pieceBytes, null)
      if (!bytesRead) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

const isMarked = (bytes: Uint8Array) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

/**
 * Calls `take` with each line of a stream, in order: the bytes from here to there, without the line break. `takeQuickly`
 * may take one before that is known to be a whole line, and gives the place of its line feed; -1 when it took none.
 * `progress` after each piece, with the bytes read so far. Holds one piece at a time, and a line that it cuts.
 */
export const eachLine = async (
  chunks: Chunks,
  take: (bytes: Buffer, from: number, to: number) => void,
  takeQuickly: (bytes: Buffer, from: number, to: number) => number,
  progress?: (bytes: number) => void,
) => {
  const cut: Buffer[] = []
  let read = 0
  let isFirst = true
  const first = (bytes: Buffer, from: number, to: number) => {
    take(bytes, isFirst && isMarked(bytes) ? from + 3 : from, to)
    isFirst = false
  }
  const takeCut = () => {
    const line = Buffer.concat(cut)
    cut.length = 0
    first(line, 0, line.length)
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    let start = 0
    for (;;) {
      let end = isFirst || cut.length ? -1 : takeQuickly(bytes, start, bytes.length)
      if (end < 0) {
        end = bytes.indexOf(lineFeed, start)
        if (end < 0) break
        if (cut.length) {
          cut.push(bytes.subarray(0, end))
          takeCut()
        } else if (isFirst) first(bytes, start, end)
        else take(bytes, start, end)
      }
      start = end + 1
    }
    if (start < bytes.length) cut.push(Buffer.from(bytes.subarray(start)))
    read += chunk.length
    progress?.(read)
  }
  if (cut.length) takeCut()
}
