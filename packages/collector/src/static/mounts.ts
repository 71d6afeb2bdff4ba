import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Context, MiddlewareHandler } from 'hono'
import { contentType, isEmbeddable, isHashed } from './content-types.js'
import { locate, type Located } from './locate.js'

/**
 * A directory or a file on disk; `headers` go out with each of its files. `fallback` names the file of the directory that
 * is sent for paths that name none: `index.html`, for an app that has its routes in the browser. A path whose last part
 * has a dot is a file that is not there, and stays 404.
 */
export type Mount = string | { path: string; headers?: Readonly<Record<string, string>>; fallback?: string }

/** URL path to what is served there. A path that ends with `/` mounts a directory, another one a single file. */
export type Mounts = Readonly<Record<string, Mount>>

interface Target {
  prefix: string
  path: string
  headers: Readonly<Record<string, string>>
  fallback?: string | undefined
}

const toTarget = ([prefix, mount]: [string, Mount]): Target => ({
  prefix,
  headers: {},
  ...(typeof mount === 'string' ? { path: mount } : mount),
})

async function find({ prefix, path, fallback }: Target, pathname: string): Promise<Located> {
  if (!prefix.endsWith('/')) return locate(dirname(path), encodeURIComponent(basename(path)))
  const found = await locate(path, pathname.slice(prefix.length))
  return !found && fallback && !/(?:\.|%2e)[^/]*$/i.test(pathname) ? locate(path, fallback) : found
}

async function send(context: Context, { file, size, mtimeMs }: Exclude<Located, string | undefined>, target: Target) {
  const etag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`
  context.header('ETag', etag)
  context.header('Cache-Control', isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (isEmbeddable(file)) {
    context.header('Access-Control-Allow-Origin', '*')
    context.header('Cross-Origin-Resource-Policy', 'cross-origin')
  }
  for (const [name, value] of Object.entries(target.headers)) context.header(name, value)
  if (context.req.header('if-none-match') === etag) return context.body(null, 304)
  context.header('Content-Type', contentType(file))
  return context.body(await readFile(file))
}

/** Serves files for GET and HEAD; the longest prefix that matches and has the file wins. Others go on to `next`. */
export function serveMounts(mounts: Mounts): MiddlewareHandler {
  const targets = Object.entries(mounts)
    .map(toTarget)
    .sort((a, b) => b.prefix.length - a.prefix.length)

  return async (context, next) => {
    if (!['GET', 'HEAD'].includes(context.req.method)) return next()
    const { pathname, search } = new URL(context.req.url)
    for (const target of targets) {
      const { prefix } = target
      if (`${pathname}/` === prefix) return context.redirect(`${prefix}${search}`, 302)
      if (!(prefix.endsWith('/') ? pathname.startsWith(prefix) : pathname === prefix)) continue
      const found = await find(target, pathname)
      if (found === 'directory') return context.redirect(`${pathname}/${search}`, 302)
      if (found) return send(context, found, target)
    }
    return next()
  }
}
