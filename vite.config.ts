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

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.mjs', 'docs/**/*.test.ts'],
          exclude: ['packages/ui/**'],
        },
      },
      {
        ...shared,
        test: { name: 'component', environment: 'happy-dom', include: ['packages/ui/src/**/*.test.{ts,tsx}'] },
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
        test: { name: 'component-tiny', environment: 'happy-dom', include: ['packages/ui/src/**/*.test.{ts,tsx}'] },
      },
      // On the built files: packages resolve as they do for users.
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['examples/*/*.spec.ts', 'tests/**/*.spec.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
