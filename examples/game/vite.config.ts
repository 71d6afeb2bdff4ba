import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/game/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Nothing here ends up as a data: URL, so the page needs no exception in its content security policy.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
