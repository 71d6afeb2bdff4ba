import { AskwellError } from '@askwell/core'
import type { Chunks } from './chunks.js'
import { inert, type Askwell } from './instance.js'
import { warn } from './report.js'
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

// `import()` in a script of another origin resolves against about:blank, so the address is made here.
// https://html.spec.whatwg.org/#creating-a-classic-script (muted errors)
function chunksBeside(script: HTMLScriptElement): Chunks {
  const load = (name: string) => import(/* @vite-ignore */ new URL(`${__ASKWELL_CHUNKS__}${name}.js`, script.src).href)
  return { ui: () => load('ui'), outbox: () => load('outbox'), check: () => load('check') }
}

function run(script: HTMLScriptElement): void {
  const early = window.askwell
  if (early?.version) {
    warn(
      new AskwellError(
        'twice',
        `${script.src} is the second copy on this page and does nothing; version ${early.version} is running. Keep one script tag`,
      ),
    )
    return
  }
  const { endpoint, surveys, locale, theme, project, datalayer } = script.dataset
  let askwell = inert
  try {
    if (!surveys)
      throw new AskwellError(
        'bad-option',
        'the script tag has no data-surveys. Add data-surveys="/surveys.json", the address of your survey document',
      )
    askwell = start(
      {
        endpoint: endpoint!,
        surveys,
        locale,
        theme: theme as 'auto',
        project,
        dataLayer: datalayer !== undefined && datalayer !== 'false',
      },
      chunksBeside(script),
      'data-',
    )
  } catch (error) {
    warn(error as AskwellError)
  }
  const call: Global = (method, ...rest) => {
    const member = Object.hasOwn(askwell, method) && askwell[method as keyof Askwell]
    if (member) return (member as (...rest: unknown[]) => unknown)(...rest)
    warn(new AskwellError('bad-call', `askwell("${method}") is no call. One of: ${Object.keys(askwell).join(', ')}`))
    return undefined
  }
  window.askwell = Object.assign(call, askwell, { version: __ASKWELL_VERSION__ })
  for (const [method, ...rest] of early?.q ?? []) call(method as string, ...rest)
}

run((document.currentScript ?? document.querySelector('script[data-surveys]')) as HTMLScriptElement)
