// Who takes part: each is one prompt on an else empty page, put there the way its docs tell a site to.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'vite'
import { packageDir, root } from '../packages.mjs'

const folder = `${root}node_modules/.askwell/bench-prompt`
const require = createRequire(import.meta.url)

const survey = { id: 'nps', questions: [{ type: 'nps' }, { type: 'text' }], trigger: { event: 'purchase' } }
const surveys = JSON.stringify({ surveys: [survey] })
const filesIn = (path, under) =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        `${under}${`${parentPath}/${name}`.slice(path.length)}`,
        readFileSync(`${parentPath}/${name}`),
      ]),
  )

/** What a site's own vite makes of a few lines. */
async function bundle(name, code) {
  const outDir = `${folder}/${name}`
  mkdirSync(outDir, { recursive: true })
  const entry = `${root}scripts/bench/${name}.entry.mjs`
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    publicDir: false,
    // https://docs.sentry.io/platforms/javascript/configuration/tree-shaking/
    define: { __SENTRY_DEBUG__: 'false' },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: { input: entry, output: { entryFileNames: 'assets/main.js', chunkFileNames: 'assets/[name]-[hash].js' } },
    },
  })
  return { head: '<script type="module" src="/assets/main.js"></script>', files: filesIn(outDir, '') }
}

const versionOf = (name) => JSON.parse(readFileSync(`${packageFolder(name)}/package.json`, 'utf8')).version
function packageFolder(name) {
  const path = require.resolve.paths(name).map((each) => `${each}/${name}`)
  return path.find((each) => {
    try {
      return readFileSync(`${each}/package.json`)
    } catch {
      return false
    }
  })
}

const nothing = () => ({ name: 'an empty page', head: '', files: {}, show: '', prompt: 'main' })

const askwell = (dist = `${packageDir('askwell')}/dist`) => ({
  name: 'Askwell',
  head: '<script async src="/askwell.js" data-endpoint="/v1/responses" data-surveys="/surveys.json"></script>',
  files: {
    ...filesIn(`${dist}/askwell`, '/askwell'),
    '/askwell.js': readFileSync(`${dist}/askwell.js`),
    '/surveys.json': surveys,
  },
  show: 'askwell("track", "purchase")',
  prompt: '[part=prompt]',
})

const askwellNpm = async () => ({
  name: 'Askwell (npm)',
  ...(await bundle(
    'askwell-npm',
    `import { init } from 'askwell'; window.askwell = init({ endpoint: '/v1/responses', surveys: [${JSON.stringify(survey)}] })`,
  )),
  show: 'askwell.track("purchase")',
  prompt: '[part=prompt]',
})

const sentry = async () => ({
  name: `Sentry ${versionOf('@sentry/browser')}`,
  ...(await bundle(
    'sentry',
    `import { feedbackIntegration, getFeedback, init } from '@sentry/browser'
     init({ dsn: 'http://key@' + location.host + '/1', integrations: [feedbackIntegration({ autoInject: false, showName: false, showEmail: false })] })
     window.openForm = async () => { const form = await getFeedback().createForm(); form.appendToDom(); form.open() }`,
  )),
  show: 'openForm()',
  prompt: 'form.form',
})

export const contestants = { nothing, askwell, sentry, npm: askwellNpm }
