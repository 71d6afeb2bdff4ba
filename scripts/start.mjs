// One process: the collector on embedded SQLite, which also serves the script tag, the demos and the results.
import { parseArgs } from 'node:util'
import { serveCollector } from '@askwell/collector'
import { links, mounts, surveysFile } from './demo.mjs'

const { values } = parseArgs({
  options: { port: { type: 'string', default: process.env.PORT ?? '4600' }, data: { type: 'string', default: './askwell-data' } },
})

try {
  const { url } = await serveCollector({
    port: Number(values.port),
    dataDir: values.data,
    surveysFile,
    mounts,
    links,
    onError: console.error,
  })
  const line = (path, text) => `  ${`${url}${path}`.padEnd(32)} ${text}`
  console.log(`
  Askwell is running.

${line('/', 'what it is, with a live question')}
${line('/shop/', 'a shop with one script tag: buy something')}
${line('/game/', 'a game that uses the npm package: play three levels')}
${line('/spa/', 'a help centre, a single-page app: read two articles')}
${line('/designer/', 'the theme designer: every prompt, every variable')}
${line('/react/', 'an app in React: save a plan, or say whether the help helped')}
${line('/vue/', 'a recipe in Vue, with a question below it')}
${line('/results', 'what has arrived, live')}

  Answers are kept in ${values.data}. Ctrl+C stops.
`)
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? `Port ${values.port} is taken. Stop what runs there, or set PORT.` : error.message)
  process.exit(1)
}
