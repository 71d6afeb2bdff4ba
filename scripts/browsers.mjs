// Finds the browsers that tests run in; as root on Debian installs the missing ones. Which engine is not tested is said loudly.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const noto = ['fonts-noto-core', 'fonts-noto-cjk']
const webkit = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['4.1', '4.0', '6.0'].map((api) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`),
)

const engines = {
  chromium: {
    variable: 'CHROMIUM',
    packages: ['chromium', ...noto],
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    packages: ['firefox-esr'],
    places: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  },
  // The driver's commands go through WebKitWebDriver, on a display of its own.
  webkit: {
    variable: 'WEBKIT',
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
    needs: ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'],
    places: webkit,
  },
}

const find = ({ variable, places, needs = [] }) =>
  needs.every((path) => existsSync(path))
    ? [process.env[variable], ...places].find((path) => path && existsSync(path))
    : undefined

/** Paths of what is here: `{ chromium, firefox, webkit }`. `CHROMIUM`, `FIREFOX` and `WEBKIT` (its MiniBrowser) go before the usual places. */
export const findBrowsers = () => Object.fromEntries(Object.entries(engines).map(([name, engine]) => [name, find(engine)]))

export const findChromium = () => findBrowsers().chromium

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** The paths, after one call of apt for what is missing, where we may. */
export function ensureBrowsers(wanted = Object.keys(engines)) {
  const found = findBrowsers()
  const missing = wanted.filter((name) => !found[name])
  if (!missing.length || !mayInstall()) return found
  const packages = missing.flatMap((name) => engines[name].packages)
  console.log(`Installing ${packages.join(' ')} with apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  const { status, stderr } = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })
  if (status) console.error(String(stderr).trim().split('\n').slice(-5).join('\n'))
  return findBrowsers()
}

export const ensureChromium = () => ensureBrowsers(['chromium']).chromium

/** Says which engines are not tested. @returns whether that is a failure: on CI, of Chromium, and of any that apt could have brought. */
export function sayMissing(found) {
  const missing = Object.keys(engines).filter((name) => !found[name])
  for (const name of missing) {
    const { variable, packages } = engines[name]
    const lost = name === 'chromium' ? 'the browser tests can not run' : 'its tests are skipped'
    console.error(`\nNO ${name.toUpperCase()}: ${lost}. Install ${packages.join(' ')}, or set ${variable} to its path.\n`)
  }
  return !!process.env.CI && (missing.includes('chromium') || (missing.length > 0 && mayInstall()))
}
