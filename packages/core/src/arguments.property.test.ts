import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createEngine } from './engine.js'
import { AskwellError } from './errors.js'
import { fakeHost } from './testing.js'

const boom = () => {
  throw new Error('boom')
}
const cyclic: Record<string, unknown> = { name: 'a' }
cyclic['self'] = cyclic
const { proxy: revoked, revoke } = Proxy.revocable({}, {})
revoke()

/** What no one would pass on purpose. */
const nasty: readonly unknown[] = [
  cyclic,
  revoked,
  new Proxy({}, { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom }),
  new Proxy(() => {}, { get: boom, apply: boom }),
  Object.defineProperty({}, 'a', { get: boom, enumerable: true }),
  { toJSON: boom },
  { toString: boom, valueOf: boom },
  { toString: 1, valueOf: 1 },
  // oxlint-disable-next-line unicorn/no-thenable -- on purpose
  { then: boom },
  Object.create(null),
  Symbol('s'),
  { [Symbol.iterator]: boom, [Symbol.toPrimitive]: boom },
  10n,
  { big: 10n },
  'x'.repeat(1e5),
  { text: 'x'.repeat(2e6) },
  Array.from({ length: 1e4 }, (_, index) => index),
  '__proto__',
  'constructor',
  JSON.parse('{"__proto__":{"polluted":true}}'),
  new Date(NaN),
  new Map([[1, 2]]),
  boom,
  null,
  undefined,
]
/** Made when they are used: fast-check looks into what it generates. */
type Argument = { nasty: number } | { value: unknown }
const valueOf = (argument: Argument) => ('nasty' in argument ? nasty[argument.nasty] : argument.value)
const anything = fc.oneof(
  fc.record({ nasty: fc.nat({ max: nasty.length - 1 }) }),
  fc.record({ value: fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }) }),
  fc.record({ value: fc.constantFrom<unknown>('purchase', 'nps', { anchor: {} }) }),
)
const calls = fc.array(
  fc.tuple(fc.constantFrom('track', 'identify', 'set', 'show', 'explain', 'on'), fc.array(anything, { maxLength: 3 })),
  { minLength: 1, maxLength: 6 },
)

const start = () => {
  const host = fakeHost()
  const errors: unknown[] = []
  let asked = 0
  const surveys = [{ id: 'nps', questions: [{ type: 'nps' as const }], trigger: { event: 'purchase' } }]
  const engine = createEngine({
    surveys,
    host,
    async present() {
      asked++
      return { close() {} }
    },
    deliver: async () => {},
    onError: (error) => errors.push(error),
  })
  return { host, engine, errors, surveys, asked: () => asked }
}

it('no argument makes a method throw or reject, or keeps the engine from its work', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(calls, async (list) => {
      const { host, engine, errors, surveys, asked } = start()
      for (const [method, args] of list) {
        const result: unknown = (engine[method] as (...args: unknown[]) => unknown)(...args.map(valueOf))
        if (method === 'show') void (result as Promise<unknown>).catch((error) => errors.push(`rejected: ${error}`))
        await host.advance(10)
      }
      for (const error of errors) expect(error).toBeInstanceOf(AskwellError)
      await host.advance(6000)
      engine.update({ surveys })
      engine.track('purchase')
      await host.advance(6000)
      expect(asked()).toBeGreaterThan(0)
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200), seed: Number(process.env['PROPERTY_SEED'] ?? 1) },
  )
})
