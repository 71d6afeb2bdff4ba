// The event sources, read from the one table there is: packages/core/src/sources/index.ts, as built.
import { packageDir } from '../packages.mjs'

/** Their names: events, and chunks. Core must have been built. */
export const sourceNames = async () => Object.keys(await import(`${packageDir('core')}/dist/sources/index.js`))

/** Constants that the build writes into `askwell`. */
export const sourceDefines = async () => ({ __ASKWELL_SOURCES__: JSON.stringify((await sourceNames()).join(' ')) })

/** `source:dwell` is a module with that source alone. */
export const sourceEntries = {
  name: 'source-entries',
  resolveId: (id) => (id.startsWith('source:') ? id : undefined),
  load: (id) =>
    id.startsWith('source:') ? `export { ${id.slice(7)} } from '${packageDir('core')}/src/sources/index.ts'` : undefined,
}
