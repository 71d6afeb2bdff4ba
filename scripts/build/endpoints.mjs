// The endpoints of others, read from the one list there is: packages/transport/src/endpoints/index.ts.
import { readFileSync } from 'node:fs'
import { packageDir } from '../packages.mjs'

const list = `${packageDir('transport')}/src/endpoints/index.ts`

/** Their functions. */
export const endpointNames = () => [...readFileSync(list, 'utf8').matchAll(/^export \{ (\w+)/gm)].map(([, name]) => name).sort()

/** `endpoint:slack` is what a bundler makes of importing that one from all of them. */
export const endpointEntries = {
  name: 'endpoint-entries',
  resolveId: (id) => (id.startsWith('endpoint:') ? id : undefined),
  load: (id) => (id.startsWith('endpoint:') ? `export { ${id.slice(9)} } from '${list}'` : undefined),
}
