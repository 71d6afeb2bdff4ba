// What all builds share.
export const sourceConditions = ['@askwell/source', 'module', 'browser', 'development|production']
export const target = 'es2022'

/** Vite options for code that runs in browsers: preact's JSX, CSS kept as written, nothing copied. */
export const browserBuild = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  resolve: { conditions: sourceConditions },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target,
    cssTarget: ['chrome123', 'safari17.5', 'firefox128'],
    emptyOutDir: false,
    reportCompressedSize: false,
    modulePreload: false,
  },
}

/** Vite's wrapper around `import()` preloads styles, of which these chunks have none; it would weigh 0.7 kB. */
export const plainImports = {
  name: 'plain-imports',
  configResolved({ plugins }) {
    const at = plugins.findIndex(({ name }) => name === 'native:import-analysis-build')
    if (at < 0) throw new Error('vite calls its wrapper of import() by another name')
    plugins.splice(at, 1)
  },
}
