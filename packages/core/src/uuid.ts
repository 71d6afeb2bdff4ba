import type { Host } from './host.js'

/** What a UUID is made of: an instant, in epoch milliseconds, and ten random bytes. */
export type UuidSeed = readonly [at: number, ...bytes: number[]]

export const uuidSeed = (host: Pick<Host, 'now' | 'randomBytes'>): UuidSeed => [host.now(), ...host.randomBytes(10)]

/** A UUID, version 7: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7 */
export const uuidOf = ([at, ...bytes]: UuidSeed): string => {
  const hex = (byte: number) => byte.toString(16).padStart(2, '0')
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0')
  bytes[0] = (bytes[0]! & 0x0f) | 0x70
  bytes[2] = (bytes[2]! & 0x3f) | 0x80
  const random = bytes.map(hex).join('')
  return [time.slice(0, 8), time.slice(8), random.slice(0, 4), random.slice(4, 8), random.slice(8)].join('-')
}

/** A UUID, version 7, from the host's clock and randomness. */
export const uuid = (host: Host): string => uuidOf(uuidSeed(host))
