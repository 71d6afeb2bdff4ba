// The languages there are: the files of packages/ui/src/locales that are named by a tag. English is more than one file.
import { readdirSync } from 'node:fs'
import { packageDir } from '../packages.mjs'

export const localesDir = `${packageDir('ui')}/src/locales`

/** Every tag but English, in order. */
export const languageTags = () =>
  readdirSync(localesDir)
    .filter((file) => /^[a-z]{2,3}(-[A-Z]\w+)?\.ts$/.test(file) && file !== 'en.ts')
    .map((file) => file.slice(0, -3))
    .sort()
