import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { Random } from './random.js'
import { anyId, anyKey, anyText, goodResponse, junkJson } from './values.js'

export interface FuzzBody {
  bytes: Buffer
  encoding?: string
}

const good = (random: Random) => JSON.stringify(goodResponse(random))

/** One of its fields, at any depth, holds something else. */
function bent(random: Random): string {
  const text = good(random)
  const values = [...text.matchAll(/:(?:"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*|true|false)/g)]
  const { index, 0: found } = random.pick(values)
  return `${text.slice(0, index + 1)}${junkJson(random)}${text.slice(index + found.length)}`
}

/** A key is put into one of its objects: one that is there already, one of the prototype, or any. */
function withKey(random: Random): string {
  const text = good(random)
  const { index } = random.pick([...text.matchAll(/\{(?=")/g)])
  const names = [...text.matchAll(/"([a-zA-Z]+)":/g)].map(([, name]) => name!)
  const key = random.once(2) ? random.pick(names) : anyKey(random)
  return `${text.slice(0, index + 1)}${JSON.stringify(key)}:${junkJson(random)},${text.slice(index + 1)}`
}

function mangled(random: Random): Buffer {
  const bytes = Buffer.from(good(random))
  for (let left = 1 + random.below(4); left > 0; left--) bytes[random.below(bytes.length)] = random.below(256)
  return random.once(2) ? bytes.subarray(0, random.below(bytes.length)) : bytes
}

function batch(random: Random): string {
  // Some of one id, in any order of their revisions.
  const shared = anyId(random)
  const items = Array.from({ length: random.below(12) }, () =>
    random.once(4)
      ? bent(random)
      : random.once(5)
        ? junkJson(random)
        : JSON.stringify(goodResponse(random, random.once(4) ? shared : anyId(random))),
  )
  const list = `[${items.join(',')}]`
  return random.once(3) ? `{"responses":${list}}` : list
}

const huge: readonly ((random: Random) => string)[] = [
  () => '['.repeat(200_000),
  () => `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  () => `[${'{},'.repeat(150_000)}{}]`,
  () => `{"id":"x","answers":[${'{},'.repeat(150_000)}{}]}`,
  () => `{${Array.from({ length: 40_000 }, (_, index) => `"k${index}":1`).join(',')}}`,
  () => `"${'\\u0000'.repeat(80_000)}`,
  () => `"${'a'.repeat(500_000)}`,
  () => '\n'.repeat(500_000),
  () => `[${'"",'.repeat(170_000)}`,
  (random) => `${good(random)}${' '.repeat(450_000)}`,
  () => 'x'.repeat(524_289),
]

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

const encoded: readonly ((text: string) => FuzzBody)[] = [
  (text) => ({ bytes: Buffer.from(text, 'utf16le') }),
  (text) => ({ bytes: utf16be(text) }),
  (text) => ({ bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]) }),
  (text) => ({ bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]) }),
  (text) => ({ bytes: Buffer.from(text, 'latin1') }),
  // Half a character as bytes, an overlong slash, and a code point that is none.
  (text) => ({
    bytes: Buffer.concat([Buffer.from(text.slice(0, -3)), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(text.slice(-3))]),
  }),
  (text) => ({ bytes: Buffer.concat([Buffer.from('"'), Buffer.from([0xc0, 0xaf, 0xf5, 0x80, 0x80, 0x80]), Buffer.from(text)]) }),
  (text) => ({ bytes: gzipSync(text) }),
  (text) => ({ bytes: gzipSync(text), encoding: 'gzip' }),
  (text) => ({ bytes: deflateSync(text), encoding: 'deflate' }),
  (text) => ({ bytes: brotliCompressSync(text), encoding: 'br' }),
  (text) => ({ bytes: Buffer.from(text), encoding: 'identity, gzip' }),
]
/** 50 MB of spaces in 50 kB. */
const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20))

const plain = (text: string): FuzzBody => ({ bytes: Buffer.from(text) })

/** What arrives at a public address: good, bent, mangled, huge, in wrong encodings, compressed, or junk. */
export function fuzzBody(random: Random): FuzzBody {
  const kind = random.below(100)
  if (kind < 25) return plain(good(random))
  if (kind < 45) return plain(bent(random))
  if (kind < 60) return plain(withKey(random))
  if (kind < 70) return plain(batch(random))
  if (kind < 85) return { bytes: mangled(random) }
  if (kind < 95) return random.pick(encoded)(good(random))
  if (kind < 96) return random.once(2) ? plain(random.pick(huge)(random)) : { bytes: bomb, encoding: 'gzip' }
  return plain(random.once(2) ? junkJson(random) : anyText(random, 500))
}
