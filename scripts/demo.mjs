// What the demo process serves beside the API: the pages under a strict CSP, to show that it is enough.
import { root } from './packages.mjs'

const strict = {
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'",
}
/** A phone is a frame of the page's own: its sheet follows the width of a window. */
const framesItself = {
  'Content-Security-Policy': strict['Content-Security-Policy'].replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
}
const forEver = { 'Cache-Control': 'public, max-age=31536000, immutable' }

export const surveysFile = `${root}examples/surveys.json`

export const mounts = {
  '/': { path: `${root}examples/landing`, headers: strict },
  '/shop/': { path: `${root}examples/script-tag-shop`, headers: strict },
  '/game/': { path: `${root}examples/game/dist`, headers: strict },
  '/spa/': { path: `${root}examples/spa/dist`, headers: strict, fallback: 'index.html' },
  '/designer/': { path: `${root}examples/designer/dist`, headers: framesItself },
  '/react/': { path: `${root}examples/react/dist`, headers: strict },
  '/vue/': { path: `${root}examples/vue/dist`, headers: strict },
  '/askwell.js': `${root}packages/askwell/dist/askwell.js`,
  '/askwell/': { path: `${root}packages/askwell/dist/askwell`, headers: forEver },
}

export const links = [
  { href: '/shop/', label: 'Buy something in the shop' },
  { href: '/game/', label: 'Play three levels of the game' },
  { href: '/spa/', label: 'Read two articles in the help centre' },
  { href: '/react/', label: 'Save a plan in the React app' },
  { href: '/vue/', label: 'Cook something with the Vue app' },
]
