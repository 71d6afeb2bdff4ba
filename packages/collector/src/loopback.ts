const LOOPBACK_V4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/

/** Whether a name or address to listen on is reachable from this machine alone. */
export const isLoopbackAddress = (host: string): boolean => host === 'localhost' || host === '::1' || LOOPBACK_V4.test(host)

/** Whether a `Host` header names this machine. `*.localhost` never leaves it (RFC 6761, section 6.3). */
export function isLoopbackHost(header: string): boolean {
  const name = header.replace(/:\d+$/, '').toLowerCase()
  return name === '[::1]' || name === 'localhost' || name.endsWith('.localhost') || LOOPBACK_V4.test(name)
}
