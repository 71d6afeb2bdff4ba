// A PostgreSQL server of our own for tests and measurements; as root on Debian installs it when it is missing.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const USER = 'askwell'
/** With every character that an address has to escape. */
const PASSWORD = 'p@ss:w/rd%?#é'
const DEBIAN = '/usr/lib/postgresql'
const POLICY = '/usr/sbin/policy-rc.d'

const isRoot = process.getuid?.() === 0

/** The directory of `initdb` and `postgres`: POSTGRES_BIN, Debian's newest, or where `pg_ctl` is on the path. */
export function findPostgres() {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    process.env.POSTGRES_BIN,
    ...debian.map((version) => `${DEBIAN}/${version}/bin`),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return places.find((place) => place && existsSync(join(place, 'pg_ctl')) && existsSync(join(place, 'initdb')))
}

/** Installs it without the service that Debian would start. https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt */
function install() {
  console.log('Installing postgresql with apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const ours = !existsSync(POLICY)
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
    const args = ['install', '-y', '-qq', '--no-install-recommends', 'postgresql']
    const { status, stderr } = spawnSync('apt-get', args, { env })
    if (status) console.error(String(stderr).trim().split('\n').slice(-5).join('\n'))
  } finally {
    if (ours) rmSync(POLICY)
  }
}

/** Where the programs are, after one call of apt when they are missing and we may. Throws when there are none. */
export function ensurePostgres() {
  if (!findPostgres() && isRoot && existsSync('/usr/bin/apt-get')) install()
  const bin = findPostgres()
  if (!bin) throw new Error('NO POSTGRESQL: install postgresql, or set POSTGRES_BIN to the directory of its pg_ctl and initdb.')
  return bin
}

/** The server refuses to run as root. */
function unprivileged() {
  if (!isRoot) return {}
  const idOf = (kind, user) => Number(spawnSync('id', [kind, user]).stdout)
  const user = spawnSync('id', ['postgres']).status === 0 ? 'postgres' : 'nobody'
  return { uid: idOf('-u', user), gid: idOf('-g', user) }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

function createCluster(bin, dir, identity) {
  const secret = join(dir, 'password')
  writeFileSync(secret, PASSWORD, { mode: 0o600 })
  if (identity.uid !== undefined) for (const path of [dir, secret]) chownSync(path, identity.uid, identity.gid)
  const args = ['-D', join(dir, 'data'), '-U', USER, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--no-sync']
  const run = (...more) => spawnSync(join(bin, 'initdb'), [...args, ...more], { ...identity, cwd: dir })
  // Texts in the order of a language, as most servers have them; before version 15 there was only that of the system.
  if (run('--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en').status === 0) return
  const { status, stderr } = run('--locale=C.UTF-8')
  if (status !== 0) throw new Error(`initdb: ${stderr}`)
}

/**
 * A server on a free port with a directory of its own. `stop('SIGQUIT')` is `pg_ctl stop -m immediate`: as if it crashed;
 * `start()` starts it again; `remove()` ends it for good. `settings` are of postgresql.conf.
 */
export async function startPostgres(settings = {}) {
  const bin = ensurePostgres()
  const identity = unprivileged()
  const dir = mkdtempSync(join(tmpdir(), 'askwell-postgres-'))
  createCluster(bin, dir, identity)
  const port = await freePort()
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 60, ...settings }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let child
  let log = ''

  async function start() {
    child = spawn(join(bin, 'postgres'), ['-D', join(dir, 'data'), '-p', String(port), ...options], {
      ...identity,
      cwd: dir,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-20_000)))
    const startedAt = performance.now()
    while (spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status !== 0) {
      if (child.exitCode !== null || performance.now() - startedAt > 30_000) throw new Error(`postgres did not start: ${log}`)
      await sleep(20)
    }
  }

  async function stop(signal = 'SIGINT') {
    if (child.exitCode !== null || child.signalCode) return
    child.kill(signal)
    await once(child, 'exit')
  }

  const onExit = () => child.kill('SIGQUIT')
  process.once('exit', onExit)
  await start()
  const login = `${USER}:${encodeURIComponent(PASSWORD)}`
  return {
    /** `postgres://…` with user and password. */
    address: (database = 'postgres') => `postgres://${login}@127.0.0.1:${port}/${database}`,
    port,
    start,
    stop,
    log: () => log,
    async remove() {
      await stop('SIGQUIT')
      process.off('exit', onExit)
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
