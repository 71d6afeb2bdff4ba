// The languages there are: the files of packages/ui/src/locales that are named by a tag.
import { readdirSync } from 'node:fs'
import { packageDir } from '../packages.mjs'

export const localesDir = `${packageDir('ui')}/src/locales`

/** Every tag, in order. */
export const languageTags = () =>
  readdirSync(localesDir)
    .filter((file) => /^[a-z]{2,3}(-[A-Z]\w+)?\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort()

/** What the script tag's build makes a file of each. English comes with the prompts. */
export const languageEntries = () =>
  Object.fromEntries(
    languageTags()
      .filter((tag) => tag !== 'en')
      .map((tag) => [tag, `${localesDir}/${tag}.ts`]),
  )
