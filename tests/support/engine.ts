import { findBrowsers } from '../../scripts/browsers.mjs'
import { openChromium } from './engine-chromium.js'
import { openFirefox } from './engine-firefox.js'
import { openWebKit } from './engine-webkit.js'

/** One page in one engine: what a test needs to see and do in each of them. */
export interface Tab {
  goto(url: string): Promise<void>
  /** Runs a function of the page there; waits for what it promises. Nothing outside of it can be used in it. */
  evaluate<Result, Argument = undefined>(run: (argument: Argument) => Result, argument?: Argument): Promise<Awaited<Result>>
  /** Presses real keys, each down and up: "a", "Tab", "Shift+Tab", "ArrowLeft". */
  press(...keys: string[]): Promise<void>
  /** Holds a key down, long enough to repeat. */
  hold(key: string, times: number): Promise<void>
  /** Presses the mouse at a point of the viewport; only moves there with `hover`. */
  click(point: { x: number; y: number }): Promise<void>
  hover(point: { x: number; y: number }): Promise<void>
  screenshot(): Promise<Buffer>
  /** What the engine tells assistive technology about the page. WebKit's driver gives no tree, only `named`. */
  tree?(): Promise<Accessible>
  /** Role and name of an element, as the engine has computed them; `find` gives the element. */
  named?(find: () => Element | null): Promise<{ role: string; name: string }>
  /** Slows the processor down so many times. Chromium alone can. */
  slow?(times: number): Promise<unknown>
  /** Takes the network away, and gives it back. WebKit's driver can't. */
  offline?(offline: boolean): Promise<unknown>
  close(): Promise<void>
}

/** A part of the accessibility tree. Roles are those of ARIA in every engine. */
export interface Accessible {
  role: string
  name: string
  description: string
  /** Said of it beside its name: `checked`, `invalid`, `required`. */
  states: string[]
  children: Accessible[]
}

export interface View {
  width?: number
  height?: number
  /** Pixels of a screenshot to one of CSS; in Chromium alone. Default: 1. */
  scale?: number
}

export interface Engine {
  name: EngineName
  version: string
  /** A new page; motion is reduced. */
  open(url: string, view?: View): Promise<Tab>
  close(): Promise<void>
}

export type EngineName = 'chromium' | 'firefox' | 'webkit'

const openers = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit }

const found: Partial<Record<EngineName, string>> = findBrowsers()

/** The engines of this machine. `ENGINES=firefox,webkit` names those to test. */
export const engineNames = (Object.keys(openers) as EngineName[]).filter(
  (name) => found[name] && (process.env.ENGINES ?? name).split(',').includes(name),
)

export interface EngineOptions {
  /** Default: true. */
  reducedMotion?: boolean
  /** Chromium's is off under its driver otherwise. */
  backForwardCache?: boolean
  /** A folder that keeps what the browser remembers when it has ended. Firefox alone; nothing is forgotten between its pages. */
  profile?: string
}

export const openEngine = (name: EngineName, options: EngineOptions = {}): Promise<Engine> =>
  openers[name](found[name]!, { reducedMotion: true, ...options })
