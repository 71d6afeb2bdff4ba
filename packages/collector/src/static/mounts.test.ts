import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testCollector } from '../testing/collector.js'
import { temporaryDir } from '../testing/temporary.js'
import { isHashed } from './content-types.js'
import { locate } from './locate.js'

function site() {
  const dir = temporaryDir()
  const files: Record<string, string> = {
    'secret.txt': 'keep out',
    'askwell.js': 'script',
    'shop/index.html': '<h1>shop</h1>',
    'shop/app.js': 'app',
    'shop/a b.css': 'css',
    'shop/.env': 'keep out',
    'shop/cart/index.html': 'cart',
    'chunks/prompts-B1gH4sh_.js': 'chunk',
    'landing/index.html': 'landing',
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(dir, name, '..'), { recursive: true })
    writeFileSync(join(dir, name), content)
  }
  symlinkSync(join(dir, 'secret.txt'), join(dir, 'shop/link.txt'))
  const mounts = {
    '/': join(dir, 'landing'),
    '/shop/': join(dir, 'shop'),
    '/askwell.js': join(dir, 'askwell.js'),
    '/askwell/': join(dir, 'chunks'),
    '/strict/': { path: join(dir, 'shop'), headers: { 'content-security-policy': "default-src 'self'" } },
  }
  return { dir, mounts }
}

it('serves files with their types, directories by their index, and single files', async () => {
  const { request } = await testCollector({ mounts: site().mounts })
  const got = async (path: string) => {
    const response = await request(path)
    return [response.status, response.headers.get('content-type'), await response.text()]
  }
  expect(await got('/')).toEqual([200, 'text/html; charset=utf-8', 'landing'])
  expect(await got('/shop/')).toEqual([200, 'text/html; charset=utf-8', '<h1>shop</h1>'])
  expect(await got('/shop/app.js?v=1')).toEqual([200, 'text/javascript; charset=utf-8', 'app'])
  expect(await got('/shop/a%20b.css')).toEqual([200, 'text/css; charset=utf-8', 'css'])
  expect(await got('/askwell.js')).toEqual([200, 'text/javascript; charset=utf-8', 'script'])
  expect((await got('/shop/none.js'))[0]).toBe(404)
  expect((await request('/shop/app.js', { method: 'HEAD' })).status).toBe(200)
  expect((await request('/shop/app.js', { method: 'POST' })).status).toBe(404)
})

it('sends directories without their slash to the slash, and never to another host', async () => {
  const { request } = await testCollector({ mounts: site().mounts })
  for (const [from, to] of [
    ['/shop?a=1', '/shop/?a=1'],
    ['/shop/cart', '/shop/cart/'],
  ]) {
    const response = await request(from!)
    expect([response.status, response.headers.get('location')]).toEqual([302, to])
  }
  expect((await request('//shop')).headers.get('location')).toBeNull()
})

it('lets scripts be used by any origin, and pages by none', async () => {
  const { request } = await testCollector({ mounts: site().mounts })
  const script = (await request('/askwell.js')).headers
  expect(script.get('access-control-allow-origin')).toBe('*')
  expect(script.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(script.get('x-content-type-options')).toBe('nosniff')
  expect((await request('/shop/')).headers.get('access-control-allow-origin')).toBeNull()
  expect((await request('/strict/')).headers.get('content-security-policy')).toBe("default-src 'self'")
})

it('lets hashed files be kept for good, and others be asked for again', async () => {
  const { request } = await testCollector({ mounts: site().mounts })
  expect((await request('/askwell/prompts-B1gH4sh_.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const plain = await request('/askwell.js')
  expect(plain.headers.get('cache-control')).toBe('no-cache')
  const again = await request('/askwell.js', { headers: { 'if-none-match': plain.headers.get('etag')! } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(['exit-intent.js', 'askwell.js', 'styleguide.css'].map(isHashed)).toEqual([false, false, false])
})

it.each([
  '../secret.txt',
  '..%2fsecret.txt',
  '%2e%2e/secret.txt',
  '%2e%2e%2fsecret.txt',
  '..%5csecret.txt',
  'cart/..%2f..%2fsecret.txt',
  'cart//../../secret.txt',
  '.env',
  '%2eenv',
  'link.txt',
  'app.js%00.txt',
  '%',
  '/etc/passwd',
])('finds nothing outside a mount by %s', async (rest) => {
  const { dir, mounts } = site()
  expect(await locate(join(dir, 'shop'), rest)).toBeUndefined()
  const { request } = await testCollector({ mounts })
  const response = await request(`/shop/${rest}`)
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('keep out')
})

it('sends the fallback for routes of an app, and not for files that are missing', async () => {
  const { dir } = site()
  const { request } = await testCollector({ mounts: { '/app/': { path: join(dir, 'shop'), fallback: 'index.html' } } })
  const got = async (path: string) => {
    const response = await request(path)
    return [response.status, response.headers.get('content-type'), (await response.text()).slice(0, 13)]
  }
  const app = [200, 'text/html; charset=utf-8', '<h1>shop</h1>']
  expect(await got('/app/')).toEqual(app)
  expect(await got('/app/articles/one')).toEqual(app)
  expect((await got('/app/app.js'))[1]).toContain('javascript')
  for (const missing of ['/app/old.js', '/app/.env', '/app/%2eenv', '/other/articles']) expect((await got(missing))[0]).toBe(404)
})

it('serves the results page under a strict policy', async () => {
  const dir = temporaryDir()
  writeFileSync(join(dir, 'index.html'), '<title>Results</title>')
  const { request } = await testCollector({ resultsPageDir: dir, mounts: site().mounts })
  expect((await request('/results')).headers.get('location')).toBe('/results/')
  const page = await request('/results/')
  expect(await page.text()).toContain('Results')
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self';.*frame-ancestors 'none'/)
})
