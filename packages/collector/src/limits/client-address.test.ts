import { expect, it } from 'vitest'
import { clientAddress, limitKey } from './client-address.js'

it.each([
  ['a header that nobody vouches for', '203.0.113.7', '1.1.1.1', 0, '203.0.113.7'],
  ['one proxy', '10.0.0.1', '198.51.100.4', 1, '198.51.100.4'],
  ['one proxy, and what the client wrote before it', '10.0.0.1', '1.1.1.1, 198.51.100.4', 1, '198.51.100.4'],
  ['two proxies', '10.0.0.1', '1.1.1.1, 198.51.100.4, 10.0.0.2', 2, '198.51.100.4'],
  ['fewer proxies than there should be', '10.0.0.1', '198.51.100.4', 3, '198.51.100.4'],
  ['a proxy that says nothing', '10.0.0.1', undefined, 1, '10.0.0.1'],
  ['a proxy that says nonsense', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
  ['a port', '10.0.0.1', '198.51.100.4:4711', 1, '198.51.100.4'],
  ['IPv6 with a port', '10.0.0.1', '[2001:DB8::1]:443', 1, '2001:db8::1'],
  ['IPv4 in IPv6', '::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
  ['a zone', 'fe80::1%eth0', undefined, 0, 'fe80::1'],
  ['no socket', undefined, '1.1.1.1', 0, undefined],
])('with %s, it is the address of who asks', (_, peer, forwarded, proxies, address) => {
  expect(clientAddress(peer, forwarded, proxies)).toBe(address)
})

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0db8:0000:0000:1:2:3:4', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, key) => expect(limitKey(address)).toBe(key))
