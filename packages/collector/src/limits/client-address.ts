import { isIP } from 'node:net'

const IPV4_IN_IPV6 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i

/** An address without its port and zone: `203.0.113.7:4711`, `[2001:db8::1]:443`, `fe80::1%eth0`. Undefined when it is none. */
function plainAddress(text: string): string | undefined {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const address = bare.replace(/%.*$/, '').toLowerCase()
  if (isIP(address) === 0) return undefined
  return IPV4_IN_IPV6.exec(address)?.[1] ?? address
}

/**
 * The address of who asks. Behind `proxies` proxies it is the one that the outermost of them saw: that many from the
 * end of `X-Forwarded-For`, since each appends who asked it. What stands before was written by who asks, and with no
 * proxy to trust all of it was. Undefined when nobody knows.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, proxies: number): string | undefined {
  const own = peer === undefined ? undefined : plainAddress(peer)
  if (proxies === 0 || forwardedFor === undefined) return own
  const seen = forwardedFor.split(',')
  return plainAddress(seen[Math.max(0, seen.length - proxies)]!.trim()) ?? own
}

/** The four first groups of an IPv6 address, written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups =
    tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** What a limit by address counts by: an IPv4 address, or the /64 of an IPv6 one, since whoever has one has them all. */
export const limitKey = (address: string): string => (address.includes(':') ? `${networkOf(address)}::/64` : address)
