import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of files to mount on a site, and how to add to it. */
export function pageFolder(files: Record<string, string> = {}) {
  const path = mkdtempSync(join(tmpdir(), 'askwell-pages-'))
  const write = (name: string, content: string) => {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  for (const [name, content] of Object.entries(files)) write(name, content)
  return { path, write }
}

/** A small host page. */
export const html = (head: string, body = '<main><h1>A page</h1><p>Of someone else.</p></main>', attributes = 'lang="en"') =>
  `<!doctype html><html ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`

export const scriptTag = (attributes = 'data-endpoint="/v1/responses" data-surveys="surveys.json"') =>
  `<script async src="/askwell.js" ${attributes}></script>`
