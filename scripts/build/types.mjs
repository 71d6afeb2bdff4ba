// Declarations of every package, in order: each resolves the ones before it as a consumer would, by their dist.
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { entries, packageDir, packages, root } from '../packages.mjs'

export async function buildTypes() {
  for (const name of packages) {
    const config = `${packageDir(name)}/tsconfig.build.json`
    writeFileSync(config, JSON.stringify(configFor(name)))
    await tsc(config).finally(() => rmSync(config))
  }
}

function configFor(name) {
  return {
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      customConditions: [],
      rootDir: 'src',
      outDir: 'dist',
      types: ['collector', 'cli'].includes(name) ? ['node', 'vite/client'] : ['vite/client'],
    },
    files: Object.values(entries(name)),
  }
}

function tsc(config) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', config], { cwd: root, stdio: 'inherit' })
    child.on('exit', (code) => (code ? reject(new Error(`tsc -p ${config} failed`)) : resolve()))
  })
}
