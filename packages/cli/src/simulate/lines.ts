/** A text in pieces, as a stream gives it. */
export type Chunks = AsyncIterable<Uint8Array>

/**
 * Calls `take` with each line of a stream of UTF-8, in order, without its line break; `progress` after each piece, with
 * the bytes read so far. Holds one piece at a time.
 */
export const eachLine = async (chunks: Chunks, take: (line: string) => void, progress?: (bytes: number) => void) => {
  const decoder = new TextDecoder()
  let rest = ''
  let bytes = 0
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      take(text.slice(start, end))
      start = end + 1
    }
    rest = text.slice(start)
    progress?.((bytes += chunk.byteLength))
  }
  rest += decoder.decode()
  if (rest) take(rest)
}
