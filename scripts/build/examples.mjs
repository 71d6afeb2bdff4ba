// The examples that have a build step, each by its own vite config, against the built packages as a user would.
import { existsSync, readdirSync } from 'node:fs'
import { build } from 'vite'
import { root } from '../packages.mjs'

export async function buildExamples() {
  for (const name of readdirSync(`${root}examples`)) {
    const dir = `${root}examples/${name}`
    if (existsSync(`${dir}/vite.config.ts`)) await build({ root: dir, configFile: `${dir}/vite.config.ts`, logLevel: 'warn' })
  }
}
