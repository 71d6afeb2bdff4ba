import { expect, it } from 'vitest'
import { createOrigins } from './origins.js'

it.each([
  ['https://shop.example', 'https://shop.example', true],
  ['https://Shop.Example', 'https://shop.example', true],
  ['https://shop.example', 'http://shop.example', false],
  ['https://shop.example', 'https://shop.example:8443', false],
  ['https://shop.example', 'https://shop.example.evil.example', false],
  ['https://*.shop.example', 'https://www.shop.example', true],
  ['https://*.shop.example', 'https://a.b.shop.example', true],
  ['https://*.shop.example', 'https://shop.example', false],
  ['https://*.shop.example', 'https://.shop.example', false],
  ['https://*.shop.example', 'https://evilshop.example', false],
  ['https://*.shop.example', 'http://www.shop.example', false],
  ['https://*.shop.example', 'https://evil.example/.shop.example', false],
  ['https://*.shop.example', 'https://evil.example:1@www.shop.example', false],
  ['http://*.localhost:5173', 'http://app.localhost:5173', true],
  ['capacitor://localhost', 'capacitor://localhost', true],
  ['null', 'null', true],
  ['https://shop.example', 'null', false],
])('%s: %s is allowed: %s', (allowed, origin, is) => expect(createOrigins([allowed])(origin)).toBe(is))

it.each([
  '*',
  'shop.example',
  'https://shop.example/',
  'https://shop.example/path',
  'https://*',
  'https://*.*.example',
  'https://a*.example',
  '',
])('refuses %j with what would be right', (text) => expect(() => createOrigins([text])).toThrow(/"https:\/\/shop\.example"/))
