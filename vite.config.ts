import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Resolves workspace packages to each other's source; shared by dev, build and tests. */
const sourceConditions = ['@askwell/source', 'module', 'browser', 'development|production']

/** JSX for preact, without a plugin. */
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

const shared = {
  resolve: { conditions: sourceConditions },
  ssr: { resolve: { conditions: ['@askwell/source', 'module', 'node', 'development|production'] } },
  oxc,
  define: { __ASKWELL_VERSION__: '"0.0.0-source"', __ASKWELL_SOURCES__: '""' },
}

/** Enough for what hangs to be told from a machine that is busy: these run on all cores at once. */
const quick = { testTimeout: 20_000, hookTimeout: 20_000 } as const

const browser = { environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 } as const

/** What measures, what runs many tabs, and what drives WebKit, whose driver has one session on a machine. */
const alone = [
  'tests/engines/**/*.spec.ts',
  'tests/faults/**/*.spec.ts',
  'tests/leaks.spec.ts',
  'tests/soak.spec.ts',
  'tests/stores.spec.ts',
  'tests/tabs.spec.ts',
]

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...quick,
          name: 'unit',
          maxWorkers: '100%',
          environment: 'node',
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.mjs', 'docs/**/*.test.ts'],
          exclude: ['packages/ui/**'],
        },
      },
      {
        ...shared,
        test: {
          ...quick,
          name: 'component',
          maxWorkers: '100%',
          environment: 'happy-dom',
          include: ['packages/ui/src/**/*.test.{ts,tsx}'],
        },
      },
      // The same tests on the small renderer that the script tag has in preact's place: docs/adr/0006.
      {
        ...shared,
        resolve: {
          ...shared.resolve,
          alias: [
            { find: /^preact(\/jsx-(dev-)?runtime)?$/, replacement: `${root}packages/ui/src/tiny/preact.ts` },
            { find: /^@testing-library\/preact$/, replacement: `${root}packages/ui/src/tiny/testing-library.ts` },
          ],
        },
        test: {
          ...quick,
          name: 'component-tiny',
          maxWorkers: '100%',
          environment: 'happy-dom',
          include: ['packages/ui/src/**/*.test.{ts,tsx}'],
        },
      },
      // On the built files: packages resolve as they do for users. Two projects, so that both can run at once.
      {
        test: {
          ...browser,
          name: 'browser',
          fileParallelism: false,
          include: ['examples/*/*.spec.ts', 'tests/**/*.spec.ts'],
          exclude: alone,
        },
      },
      {
        test: { ...browser, name: 'browser-alone', include: alone, fileParallelism: false },
      },
    ],
  },
})
