export type Framework = 'next' | 'nuxt' | 'sveltekit' | 'svelte' | 'astro' | 'angular' | 'vue' | 'react' | 'none'

/** The most specific first: a Next app has react, too. */
const packages: [name: string, framework: Framework][] = [
  ['next', 'next'],
  ['nuxt', 'nuxt'],
  ['@sveltejs/kit', 'sveltekit'],
  ['astro', 'astro'],
  ['@angular/core', 'angular'],
  ['svelte', 'svelte'],
  ['vue', 'vue'],
  ['react', 'react'],
]

/** The framework of a package.json, by what it depends on. Takes any text at all. */
export const frameworkOf = (packageJson: string | undefined): Framework => {
  try {
    const { dependencies, devDependencies } = JSON.parse(packageJson ?? '{}') as Record<string, Record<string, string>>
    const names = new Set(Object.keys({ ...dependencies, ...devDependencies }))
    return packages.find(([name]) => names.has(name))?.[1] ?? 'none'
  } catch {
    return 'none'
  }
}

const start = `import { init } from 'askwell'

export const askwell = init({ endpoint: '/v1/responses', surveys: '/surveys.json' })`

const client = (file: string, code: string) => ({ file, code: `${code}\n` })

/** Where `init` is called, by framework: in the browser, once. */
const snippets: Record<Exclude<Framework, 'none'>, { file: string; code: string }> = {
  next: client(
    'app/askwell.tsx (and <Askwell /> in app/layout.tsx)',
    `'use client'
import { init } from 'askwell'
import { useEffect } from 'react'

export function Askwell() {
  useEffect(() => {
    const askwell = init({ endpoint: '/v1/responses', surveys: '/surveys.json' })
    return () => askwell.destroy()
  }, [])
  return null
}`,
  ),
  nuxt: client(
    'plugins/askwell.client.ts',
    `import { init } from 'askwell'

export default defineNuxtPlugin(() => ({
  provide: { askwell: init({ endpoint: '/v1/responses', surveys: '/surveys.json' }) },
}))`,
  ),
  sveltekit: client('src/hooks.client.ts', start),
  svelte: client('src/main.ts', start),
  vue: client('src/main.ts', start),
  react: client('src/main.tsx', start),
  angular: client('src/main.ts', start),
  astro: client(
    'src/layouts/Layout.astro',
    `<script>
  import { init } from 'askwell'
  init({ endpoint: '/v1/responses', surveys: '/surveys.json' })
</script>`,
  ),
}

const scriptTag = `<script async src="/askwell.js" data-endpoint="/v1/responses" data-surveys="/surveys.json"></script>\n`

/** What to put where. */
export const snippetFor = (framework: Framework): { file: string; code: string; install?: string } =>
  framework === 'none'
    ? { file: 'each page, before </body>', code: scriptTag }
    : { ...snippets[framework], install: 'npm install askwell' }

const folders: Partial<Record<Framework, string>> = { sveltekit: 'static', none: '.' }

/** The folder whose files are served as they are. */
export const publicFolderOf = (framework: Framework): string => folders[framework] ?? 'public'
