// The policy itself, from its source: what runs in the browser runs here.
import { rolldown } from 'rolldown'
import { root } from '../packages.mjs'

const source = `${root}packages/transport/src`
const entry = `export * from '${source}/breaker.ts'; export * from '${source}/backoff.ts'; export * from '${source}/spread.ts'; export * from '${source}/verdict.ts'`

async function bundled() {
  const bundle = await rolldown({
    input: 'policy',
    plugins: [
      {
        name: 'policy',
        resolveId: (id) => (id === 'policy' ? '\0policy' : undefined),
        load: (id) => (id === '\0policy' ? entry : undefined),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  return output[0].code
}

export const { afterFailure, spreadMs, verdictOf } = await import(`data:text/javascript,${encodeURIComponent(await bundled())}`)
