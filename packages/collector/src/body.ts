import type { IncomingMessage } from 'node:http'

/** The text of a request's body, or why there is none to read. */
export type BodyText = { text: string; refused?: never } | { text?: never; refused: BodyRefusal }

export type BodyRefusal = 'too-large' | 'not-utf-8' | 'too-slow' | 'cut-off' | 'overloaded'

export interface BodyLimits {
  /** Bytes. */
  maxBytes: number
  /** For the whole body, in ms. Default: 10,000. */
  timeoutMs?: number | undefined
  /** Hears of bytes as they come in; false when there is no room for them. Default: there is for all. */
  take?(bytes: number): boolean
}

/** Declared bodies up to this size are read in one piece: their number alone bounds what they hold. */
export const SMALL = 32 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array | ArrayBuffer): BodyText {
  try {
    return { text: utf8.decode(bytes) }
  } catch {
    return { refused: 'not-utf-8' }
  }
}

async function readWhole(request: Request, { take = () => true }: BodyLimits): Promise<BodyText> {
  const bytes = await request.arrayBuffer()
  return take(bytes.byteLength) ? decode(bytes) : { refused: 'overloaded' }
}

async function readChunks(body: ReadableStream<Uint8Array>, { maxBytes, take = () => true }: BodyLimits): Promise<BodyText> {
  const chunks: Uint8Array[] = []
  let size = 0
  let hasRoom = true
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) return { refused: 'too-large' }
    hasRoom &&= take(chunk.byteLength)
    if (hasRoom) chunks.push(chunk)
    // Read to its end and forgotten: who is cut off while sending never sees the answer.
    else chunks.length = 0
  }
  return hasRoom ? decode(Buffer.concat(chunks)) : { refused: 'overloaded' }
}

/** What `reading` comes to; a body that ends before its length, or not in time, is refused. */
function settle(reading: Promise<BodyText>, timeoutMs: number): Promise<BodyText> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ refused: 'too-slow' }), timeoutMs)
    void reading
      .catch((): BodyText => ({ refused: 'cut-off' }))
      .then((body) => {
        clearTimeout(timer)
        resolve(body)
      })
  })
}

/** Reads a body within its limits. Never rejects. The HTTP parser sees to it that a declared length is not exceeded. */
export function readBody(request: Request, limits: BodyLimits): Promise<BodyText> {
  const { maxBytes, timeoutMs = 10_000 } = limits
  const declared = request.headers.get('content-length')
  const length = Number(declared ?? Infinity)
  if (declared !== null && length > maxBytes) return Promise.resolve({ refused: 'too-large' })
  const reading =
    length > SMALL && request.body
      ? readChunks(request.body as unknown as ReadableStream<Uint8Array>, limits)
      : readWhole(request, limits)
  return settle(reading, timeoutMs)
}

const wholeOf = (incoming: IncomingMessage): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    incoming.on('error', reject)
    incoming.on('close', reject)
  })

/** The same for a request of Node's own, with a declared length up to `SMALL`. */
export function bytesOf(incoming: IncomingMessage, { take = () => true, timeoutMs = 10_000 }: BodyLimits): Promise<BodyText> {
  const reading = wholeOf(incoming).then((bytes): BodyText =>
    take(bytes.byteLength) ? decode(bytes) : { refused: 'overloaded' },
  )
  return settle(reading, timeoutMs)
}
