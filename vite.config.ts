import { defineConfig } from 'vitest/config'

/** Resolves workspace packages to each other's source; shared by dev, build and tests. */
const sourceConditions = ['@askwell/source', 'module', 'browser', 'development|production']

/** JSX for preact, without a plugin. */
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

const shared = {
  resolve: { conditions: sourceConditions },
  ssr: { resolve: { conditions: ['@askwell/source', 'module', 'node', 'development|production'] } },
  oxc,
  define: { __ASKWELL_VERSION__: '"0.0.0-source"' },
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
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: ['packages/ui/**'],
        },
      },
      {
        ...shared,
        test: { name: 'component', environment: 'happy-dom', include: ['packages/ui/src/**/*.test.{ts,tsx}'] },
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
