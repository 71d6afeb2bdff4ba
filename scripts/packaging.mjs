// What npm would publish: packs every package, checks the tarballs, installs them into an empty project, builds it
// with vite, and type-checks it as a strict consumer with `bundler` and with `nodenext` resolution.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manifest, packageDir, packages, root } from './packages.mjs'
import { readmeExample } from './readme.mjs'

const work = mkdtempSync(join(tmpdir(), 'askwell-pack-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
const bin = (name) => `${root}node_modules/.bin/${name}`

for (const name of packages) run(npx('pnpm@12.21.0', ['pack', '--pack-destination', work]), packageDir(name))
const tarballs = Object.fromEntries(
  packages.map((name) => {
    const { name: full, version } = manifest(name)
    return [full, join(work, `${full.replace('@', '').replace('/', '-')}-${version}.tgz`)]
  }),
)
for (const tarball of Object.values(tarballs)) {
  run([bin('publint'), ['run', tarball, '--strict']], root)
  run(
    [
      bin('attw'),
      [
        tarball,
        '--profile',
        'esm-only',
        '--no-emoji',
        '--exclude-entrypoints',
        './askwell.js',
        './service-worker.classic.js',
        './background-sync.classic.js',
        './survey.schema.json',
        './response.schema.json',
      ],
    ],
    root,
  )
}

const project = join(work, 'consumer')
mkdirSync(join(project, 'src'), { recursive: true })
const { '@askwell/collector': _collector, ...browserTarballs } = tarballs
const file = (path) => `file:${path}`
const links = Object.fromEntries(Object.entries(browserTarballs).map(([name, path]) => [name, file(path)]))
write('package.json', { name: 'consumer', private: true, type: 'module', dependencies: links, overrides: links })
write(
  'index.html',
  '<!doctype html><html lang="en"><title>consumer</title><script type="module" src="/src/main.ts"></script></html>',
)
write(
  'src/main.ts',
  `${readmeExample('ts')}\nimport { slack } from 'askwell/endpoints'\nconsole.log(slack('https://hooks.slack.com/services/x'))\n`,
)
for (const moduleResolution of ['bundler', 'nodenext'])
  write(`tsconfig.${moduleResolution}.json`, {
    compilerOptions: {
      strict: true,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution,
      noEmit: true,
      types: [],
    },
    include: ['src'],
  })
run(['npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts']], project)
run([bin('tsc'), ['-p', 'tsconfig.bundler.json']], project)
run([bin('tsc'), ['-p', 'tsconfig.nodenext.json']], project)
run([bin('vite'), ['build', '--logLevel', 'warn']], project)
const assets = readdirSync(join(project, 'dist/assets'))
if (assets.length < 3) fail(`the consumer's build has ${assets.length} files; prompts and outbox should be chunks of their own`)
const first = readFileSync(
  join(
    project,
    'dist/assets',
    assets.find((name) => name.startsWith('index-') && name.endsWith('.js')),
  ),
  'utf8',
)
if (/attachShadow|indexedDB|ZodError/.test(first)) fail("prompts, outbox or zod reach the consumer's first chunk")
if (!first.includes('unfurl_links')) fail("slack is not in the consumer's first chunk")
if (/allowed_mentions|AdaptiveCard|survey_submission_id/.test(first)) fail('one endpoint brings others along')
console.log(`packed, checked, installed and built: ${Object.keys(tarballs).join(', ')}`)

function npx(what, args) {
  return ['npx', ['--yes', what, ...args]]
}

function run([command, args], cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) fail(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
}

function write(path, content) {
  writeFileSync(join(project, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2))
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
