import { AskwellError } from '@askwell/core'
import type { Chunks } from './chunks.js'
import { inert, type Askwell } from './instance.js'
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

// `import()` in a script of another origin resolves against about:blank, so the address is made here.
// https://html.spec.whatwg.org/#creating-a-classic-script (muted errors)
function chunksBeside(script: HTMLScriptElement): Chunks {
  const load = (name: string) => import(/* @vite-ignore */ new URL(`${__ASKWELL_CHUNKS__}${name}.js`, script.src).href)
  const chunk = (name: string) => () => load(name)
  return {
    ui: chunk('ui'),
    outbox: chunk('outbox'),
    dataLayer: chunk('data-layer'),
    conditions: chunk('conditions'),
    advice: chunk('advice'),
  }
}

function run(script: HTMLScriptElement): void {
  const chunks = chunksBeside(script)
  const early = window.askwell
  if (early?.version)
    return void say(new AskwellError('twice', `${script.src} is the second copy on this page, and does nothing`), chunks.advice)
  const { endpoint, surveys, locale, theme, project, datalayer } = script.dataset
  let askwell = inert
  try {
    const dataLayer = datalayer !== undefined && datalayer !== 'false'
    askwell = start(
      { endpoint: endpoint!, surveys: surveys!, locale, theme: theme as 'auto', project, dataLayer },
      chunks,
      'data-',
    )
  } catch (error) {
    void say(error as AskwellError, chunks.advice)
  }
  const call: Global = (method, ...rest) => {
    const member = Object.hasOwn(askwell, method) && askwell[method as keyof Askwell]
    if (member) return (member as (...rest: unknown[]) => unknown)(...rest)
    return void say(
      new AskwellError('bad-call', `askwell("${method}"): there is no such call. One of: ${Object.keys(askwell).join(', ')}`),
      chunks.advice,
    )
  }
  window.askwell = Object.assign(call, askwell, { version: __ASKWELL_VERSION__ })
  for (const [method, ...rest] of early?.q ?? []) call(method as string, ...rest)
}

run((document.currentScript ?? document.querySelector('script[data-surveys]')) as HTMLScriptElement)
