import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { engineNames } from '../support/engine.js'
import { eventually } from '../support/eventually.js'
import { openDevice, type Device } from './devices.js'
import { standingCheck } from './judge.js'
import type { Receiver } from './receiver.js'
import { aResponse, calling } from './room.js'
import { chromium, everything, faultsIn, withoutWebkit } from './row.js'
import { openFaultSite, type FaultSite } from './site.js'

const minute = 60_000
const long = 120_000
const trials = everything ? 20 : 2

/** Without the rest of the browser, which no driver can talk to any more, for a moment. */
const renderersFirst = async (device: Device, end: () => unknown) => {
  end()
  await new Promise((resolve) => setTimeout(resolve, 200))
  device.killBrowser()
}

/** The page never answers. */
const crash = async (device: Device) => {
  const page = device.page!()
  const session = await page.context().newCDPSession(page)
  await renderersFirst(device, () => session.send('Page.crash').catch(() => {}))
}

describe.each(engineNames.filter((name) => name !== 'webkit'))('%s:', (name) => {
  const fault = faultsIn(name)
  let site: FaultSite
  let device: Device
  beforeAll(async () => {
    site = await openFaultSite()
    device = openDevice(name)
  })
  afterAll(async () => {
    await device?.close()
    await site?.close()
  })

  /** An answer, an end that follows when `begin` says so, and the next visit, at which everything must arrive. */
  const goes = async (receiver: Receiver, begin: (id: string, end: () => void) => void, end: (device: Device) => unknown) => {
    const setup = { project: randomUUID(), endpoint: { url: receiver.url } }
    const made = aResponse()
    let ended: Promise<unknown> | undefined
    begin(made.id, () => {
      ended ??= Promise.resolve(end(device))
    })
    const tab = await device.visit(site.url)
    await calling(() => tab)('open', 'here', { ...setup, clock: 'real' })
    await tab.evaluate((made) => void window.world.put('here', made), made).catch(() => {})
    await eventually('the end', () => ended !== undefined)
    await ended
    receiver.way = (incoming) => incoming.pass()
    const nextTab = await device.visit(site.url)
    const next = calling(() => nextTab)
    await next('open', 'next', { ...setup, aheadMs: 2 * minute })
    await next('pass', 'next', 5 * minute)
    expect(await next('pending', 'next')).toBe(0)
    standingCheck(site, [made.id])
    return { made, receiver }
  }

  const afterStored = async (end: (device: Device) => unknown) => {
    for (let trial = 0; trial < trials; trial++) {
      const receiver = await site.receiver()
      // One half of them while the server is away.
      if (trial % 2) receiver.way = (incoming) => incoming.reply(503)
      const { made } = await goes(
        receiver,
        (id, end) => {
          site.onTold = (told) => told === id && end()
        },
        end,
      )
      expect(site.told.get(made.id)).toBe('indexed-db')
      expect(site.rows().filter(({ id }) => id === made.id)).toHaveLength(1)
    }
  }

  fault(
    'killed (SIGKILL of the browser) right after stored',
    withoutWebkit,
    'the answer arrives with the next visit, once',
    () => afterStored((device) => device.killBrowser()),
    long,
  )
  fault(
    'killed (SIGKILL of the renderer) right after stored',
    withoutWebkit,
    'the answer arrives with the next visit, once',
    () => afterStored((device) => renderersFirst(device, device.killRenderers)),
    long,
  )
  fault(
    'closed right after stored',
    chromium,
    'the answer arrives with the next visit, once',
    () => afterStored(({ page }) => page!().close()),
    long,
  )
  fault('crashed right after stored', chromium, 'the answer arrives with the next visit, once', () => afterStored(crash), long)
  fault(
    'browser quit',
    chromium,
    'the answer arrives with the next visit, once',
    () => afterStored((device) => device.quit!()),
    long,
  )

  fault(
    'killed between 2xx and removal',
    withoutWebkit,
    'what is sent again has the same bytes, and is one row',
    async () => {
      for (let trial = 0; trial < trials; trial++) {
        const receiver = await site.receiver()
        site.onTold = () => {}
        await goes(
          receiver,
          (_, end) => {
            receiver.way = async (incoming) => {
              await incoming.pass()
              setTimeout(end, trial)
            }
          },
          (device) => device.killBrowser(),
        )
      }
    },
    120_000,
  )
})
