import type { Host } from './host.js'

/** A UUID, version 7, from the host's clock and randomness: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7 */
export const uuid = (host: Host): string => {
  const bytes = host.randomBytes(10)
  const hex = (index: number) => bytes[index]!.toString(16).padStart(2, '0')
  const time = Math.max(0, Math.floor(host.now())).toString(16).padStart(12, '0')
  bytes[0] = (bytes[0]! & 0x0f) | 0x70
  bytes[2] = (bytes[2]! & 0x3f) | 0x80
  const random = [...bytes.keys()].map(hex).join('')
  return [time.slice(0, 8), time.slice(8), random.slice(0, 4), random.slice(4, 8), random.slice(8)].join('-')
}
