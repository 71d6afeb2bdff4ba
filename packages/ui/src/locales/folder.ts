import type { FirstStrings, Strings } from '../strings.js'
import { words as english } from './en.js'

// Written in by the build of the script tag, which has this file in the place of index.ts: every tag, with a blank between.
declare const __ASKWELL_LANGUAGES__: string

export const tags = __ASKWELL_LANGUAGES__.split(' ')

/** Any but English is a file beside the one that runs, named by its tag. */
export const load = async (tag: string): Promise<FirstStrings> =>
  tag === 'en' ? english : ((await import(/* @vite-ignore */ `./${tag}.js`)) as { words: Strings }).words
