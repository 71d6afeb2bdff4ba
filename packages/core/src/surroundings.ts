// oxlint-disable no-restricted-globals -- browser-host.ts in two files: a page view doesn't carry this one
import type { Device, Surroundings } from './host.js'

const deviceOf = (): Device =>
  matchMedia('(pointer: coarse)').matches ? (Math.min(screen.width, screen.height) < 600 ? 'mobile' : 'tablet') : 'desktop'

export const surroundings: Surroundings = {
  device: deviceOf,
  locale: () => document.documentElement.lang || navigator.language,
  viewport: () => [innerWidth, innerHeight],
}
