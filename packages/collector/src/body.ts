/** The text of a request's body, or why there is none to read. */
export type BodyText = { text: string; refused?: never } | { text?: never; refused: 'too-large' | 'not-utf-8' }

const tooLarge: BodyText = { refused: 'too-large' }

function decode(bytes: Uint8Array | ArrayBuffer): BodyText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { refused: 'not-utf-8' }
  }
}

async function readChunks(body: ReadableStream<Uint8Array>, limit: number): Promise<BodyText> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limit) return tooLarge
    chunks.push(chunk)
  }
  return decode(Buffer.concat(chunks))
}

/** Reads at most `limit` bytes. A declared length is bounded by the HTTP parser; without one the chunks are counted. */
export async function readBody(request: Request, limit: number): Promise<BodyText> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > limit) return tooLarge
  if (declared === null && request.body) return readChunks(request.body as unknown as ReadableStream<Uint8Array>, limit)
  return decode(await request.arrayBuffer())
}
