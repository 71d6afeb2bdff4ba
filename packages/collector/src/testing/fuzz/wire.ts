import type { FuzzBody } from './bodies.js'
import type { Random } from './random.js'
import { anyId } from './values.js'

export interface FuzzRequest {
  bytes: Buffer
  /** Whether the framing is right, so that an answer must come and the connection may go on. */
  whole: boolean
}

const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'text/plain',
  'text/plain;charset=UTF-8',
  'application/json; charset="utf-8"',
]
const WRONG_TYPES = [
  'application/json; charset=utf-16',
  'text/csv',
  'multipart/form-data; boundary=x',
  '',
  'application/x-www-form-urlencoded',
]
const AGES = ['0', '60000', '-1', '1e9', 'NaN', '99999999999999999999', ' 5 ', '0x10', 'null']
const QUERIES = ['', '', '', '?age=5', '?age=%ff', '?age=%', '?age=1&age=2', '?__proto__=1', '?age[]=1']
const ORIGINS = ['https://shop.example', 'null', 'https://a b', 'javascript:alert(1)', '*']

function headers(random: Random, { encoding }: FuzzBody): string {
  const lines = [`Content-Type: ${random.once(25) ? random.pick(WRONG_TYPES) : random.pick(TYPES)}`, 'Host: localhost']
  if (encoding !== undefined) lines.push(`Content-Encoding: ${encoding}`)
  if (random.once(4)) lines.push(`Askwell-Age: ${random.pick(AGES)}`)
  if (random.once(30)) lines.push(`Idempotency-Key: "${anyId(random)}:1"`)
  if (random.once(5)) lines.push(`Origin: ${random.pick(ORIGINS)}`)
  if (random.once(5)) lines.push(`X-Forwarded-For: ${random.pick(['1.2.3.4', '::1, junk', ',,,', 'x'.repeat(2000)])}`)
  return lines.join('\r\n')
}

const chunk = (bytes: Buffer) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])

function inChunks(random: Random, bytes: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + random.below(Math.max(1, bytes.length / 2))
    chunks.push(chunk(bytes.subarray(at, end)))
    at = end
  }
  return Buffer.concat(chunks)
}

type Framing = (random: Random, bytes: Buffer) => [line: string, body: Buffer]

const WRONG: readonly Framing[] = [
  // Shorter than it says, and the connection ends.
  (random, bytes) => [`Content-Length: ${bytes.length + 1 + random.below(1000)}`, bytes],
  // Longer than it says: the rest is no request.
  (random, bytes) => [`Content-Length: ${random.below(bytes.length + 1)}`, bytes],
  (random, bytes) => ['Transfer-Encoding: chunked', inChunks(random, bytes)],
  (random, bytes) => ['Transfer-Encoding: chunked', Buffer.concat([inChunks(random, bytes), Buffer.from('zz\r\n')])],
  (random, bytes) => ['Transfer-Encoding: chunked', inChunks(random, bytes).subarray(0, random.below(bytes.length + 1))],
  (_, bytes) => ['Transfer-Encoding: chunked\r\nContent-Length: 5', chunk(bytes)],
  (_, bytes) => ['Content-Length: 5\r\nContent-Length: 6', bytes],
  (_, bytes) => ['Content-Length: -1', bytes],
  (_, bytes) => ['X-No-Length: 1', bytes],
]

/** One request as bytes: most are framed as they should be, whatever they hold. */
export function fuzzRequest(random: Random, body: FuzzBody): FuzzRequest {
  const whole = !random.once(20)
  const [line, framed] = !whole
    ? random.pick(WRONG)(random, body.bytes)
    : random.once(6)
      ? ['Transfer-Encoding: chunked', Buffer.concat([inChunks(random, body.bytes), Buffer.from('0\r\n\r\n')])]
      : [`Content-Length: ${body.bytes.length}`, body.bytes]
  const head = `POST /v1/responses${random.pick(QUERIES)} HTTP/1.1\r\n${headers(random, body)}\r\n${line}\r\n\r\n`
  return { bytes: Buffer.concat([Buffer.from(head, 'latin1'), framed]), whole }
}
