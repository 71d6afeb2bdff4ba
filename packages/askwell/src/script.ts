import { AskwellError } from '@askwell/core'
import type { Chunks } from './chunks.js'
import { absoluteUrl } from './endpoint.js'
import type { Askwell } from './instance.js'
import type { InitOptions } from './options.js'
import { say } from './report.js'
import { start } from './start.js'

/** `askwell("track", "purchase", {…})`, before and after this script has loaded; afterwards also `askwell.track(…)`. */
type Global = ((method: string, ...rest: unknown[]) => unknown) & Partial<Askwell> & { q?: unknown[][]; version?: string }

declare global {
  interface Window {
    askwell?: Global
  }
}

// Folder of the chunks, from beside this file; written in by the build.
declare const __ASKWELL_CHUNKS__: string
declare const __ASKWELL_VERSION__: string

const script = (document.currentScript ?? document.querySelector('script[data-surveys]')) as HTMLScriptElement

// `import()` in a script of another origin resolves against about:blank, so the address is made here.
// https://html.spec.whatwg.org/#creating-a-classic-script (muted errors)
const chunks = new Proxy({} as Chunks, {
  get: (_, name) => () => import(/* @vite-ignore */ new URL(`${__ASKWELL_CHUNKS__}${name as string}.js`, script.src).href),
})
const fail = (error: unknown) => void say(error as AskwellError, chunks)

function run(): void {
  const early = window.askwell
  if (early?.version) return fail(new AskwellError('twice', script.src))
  const { dataset } = script
  const { consent } = dataset
  const isOn = (name: string) => (dataset[name] ?? 'false') !== 'false'
  let askwell: Askwell
  try {
    const options = {
      ...dataset,
      dataLayer: isOn('datalayer'),
      debug: isOn('debug'),
      respectGPC: isOn('respectGpc'),
      // A word that is none is no consent.
      consent: consent === 'true' || (consent === 'session' ? consent : consent && false),
    } as unknown as InitOptions
    askwell = start(options, chunks, [{ url: absoluteUrl(dataset.endpoint, 'data-endpoint') }], 'data-')
  } catch (error) {
    // The page's own calls must not fail because of us.
    const nothing = async () => {}
    window.askwell = new Proxy(nothing, { get: (_, name) => (name === 'then' ? undefined : nothing) })
    return fail(error)
  }
  const call: Global = (method, ...rest) => {
    if (typeof method !== 'string') method = typeof method
    const member = Object.hasOwn(askwell, method) && askwell[method as keyof Askwell]
    if (member) return (member as (...rest: unknown[]) => unknown)(...rest)
    return fail(new AskwellError('bad-call', `askwell("${method}")`))
  }
  window.askwell = Object.assign(call, askwell, { version: __ASKWELL_VERSION__ })
  for (const each of early?.q ?? [])
    try {
      call(...(each as [string]))
    } catch (error) {
      fail(error)
    }
}

run()
