import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const packageDir = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** The CLI as one file that plain Node runs, built from source below `node_modules`, where its dependencies are found. */
export async function buildCli(): Promise<{ file: string; remove(): void }> {
  const outDir = mkdtempSync(join(packageDir, 'node_modules/.test-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    root: packageDir,
    ssr: { noExternal: ['@askwell/core', 'zod'], resolve: { conditions: ['@askwell/source', 'module', 'node'] } },
    build: { ssr: 'src/cli.ts', outDir, emptyOutDir: true, target: 'node20' },
  })
  return { file: join(outDir, 'cli.js'), remove: () => rmSync(outDir, { recursive: true, force: true }) }
}
