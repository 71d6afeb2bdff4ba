import { extname } from 'node:path'

const UTF_8 = '; charset=utf-8'

const types: Readonly<Record<string, string>> = {
  '.html': `text/html${UTF_8}`,
  '.js': `text/javascript${UTF_8}`,
  '.mjs': `text/javascript${UTF_8}`,
  '.css': `text/css${UTF_8}`,
  '.json': `application/json${UTF_8}`,
  '.map': `application/json${UTF_8}`,
  '.txt': `text/plain${UTF_8}`,
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
}

/** By the ending of a file's name. */
export function contentType(file: string): string {
  const ending = extname(file).toLowerCase()
  return Object.hasOwn(types, ending) ? types[ending]! : 'application/octet-stream'
}

/** What pages of other origins embed: scripts, what they import, and what styles load. */
export const isEmbeddable = (file: string): boolean => /\.(?:m?js|css|map|woff2|wasm|svg)$/i.test(file)

/** Whether the name carries a hash of the content, as bundlers write it: `name-B1gH4sh_.js`. */
export const isHashed = (file: string): boolean => /[-.](?=[\w-]*[A-Z0-9])[\w-]{8}\.\w+$/.test(file)
