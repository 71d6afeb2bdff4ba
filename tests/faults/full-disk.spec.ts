import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineNames } from '../support/engine.js'
import { openDevice, type Device } from './devices.js'
import { standingCheck } from './judge.js'
import { aResponse, calling } from './room.js'
import { faultsIn, withoutWebkit } from './row.js'
import { openFaultSite, type FaultSite } from './site.js'

const hour = 3_600_000

/** A disk of so many MiB, or why there is none. */
function mountDisk(size: number): { path: string } | string {
  const path = mkdtempSync(join(tmpdir(), 'askwell-disk-'))
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', path], { encoding: 'utf8' })
  if (status === 0) return { path }
  rmSync(path, { recursive: true, force: true })
  return stderr?.trim() || 'no mount'
}

const fill = (disk: string) => join(disk, 'fill')

/** Leaves no byte. */
function fillDisk(disk: string): void {
  try {
    for (let count = 0; ; count++) {
      const { bavail, bsize } = statfsSync(disk)
      if (!bavail || count > 50) return
      writeFileSync(fill(disk), Buffer.alloc(bavail * bsize), { flag: 'a' })
    }
  } catch {
    // It is full.
  }
}

const disk = mountDisk(160)
if (typeof disk === 'string') console.error(`NO FULL DISK: its tests are skipped, for mount says: ${disk}`)

describe.skipIf(typeof disk === 'string').each(engineNames.filter((name) => name !== 'webkit'))('%s:', (name) => {
  const fault = faultsIn(name)
  const { path } = disk as { path: string }
  let site: FaultSite
  let device: Device
  beforeAll(async () => {
    site = await openFaultSite()
    device = openDevice(name, join(path, `profile-${name}`))
  })
  afterAll(async () => {
    rmSync(fill(path), { force: true })
    await device?.close()
    await site?.close()
  })

  fault(
    'full',
    withoutWebkit,
    'answers given while nothing can be written arrive from the page, once each, and the app is told',
    async () => {
      const receiver = await site.receiver()
      receiver.way = (incoming) => incoming.reply(500)
      const tab = await device.visit(site.url)
      const call = calling(() => tab)
      await call('open', 'here', { project: crypto.randomUUID(), endpoint: { url: receiver.url }, patience: 2000 })
      const before = aResponse()
      expect(await call('put', 'here', before)).toBe('indexed-db')
      fillDisk(path)
      const value = 'x'.repeat(9000)
      const answers = ['a', 'b', 'c', 'd'].map((question) => ({ question, type: 'text' as const, value }))
      const made = Array.from({ length: 10 }, () => aResponse({ answers }))
      for (const each of made) await call('put', 'here', each)
      const ids = [before, ...made].map(({ id }) => id)
      standingCheck(site, ids, { pending: await call('pending', 'here') })
      receiver.way = (incoming) => incoming.pass()
      await call('pass', 'here', 2 * hour)
      expect(await call('pending', 'here')).toBe(0)
      standingCheck(site, ids)
      expect(site.rows().filter(({ id }) => ids.includes(id))).toHaveLength(11)
      rmSync(fill(path), { force: true })
      // What was on the disk all the time is not sent again at the next visit.
      const arrivals = receiver.arrivals.length
      await device.quit?.()
      device.killBrowser()
      const again = await device.visit(site.url)
      await calling(() => again)('open', 'again', { project: crypto.randomUUID(), endpoint: { url: receiver.url } })
      expect(receiver.arrivals).toHaveLength(arrivals)
    },
    120_000,
  )
})

describe('the disk', () => {
  test.skipIf(typeof disk === 'string')('is given back', () => {
    const { path } = disk as { path: string }
    expect(spawnSync('umount', ['-l', path]).status).toBe(0)
    rmSync(path, { recursive: true, force: true })
  })
})
