// The limits that Askwell has to keep beside Sentry's form, in the same run.
import { figuresOf } from './prompt-figures.mjs'

const longTaskMs = 50

export function judge(found) {
  const verdicts = []
  const atMost = (what, value, limit, unit = '') =>
    verdicts.push({ isMet: value <= limit, text: `${what}: ${value.toFixed(2)}${unit}, at most ${limit}${unit}` })
  for (const rate of [1, 4]) {
    const ours = figuresOf(found, 'askwell', rate)
    const theirs = figuresOf(found, 'sentry', rate)
    atMost(`x${rate} event to visible, of Sentry's`, ours.visible / theirs.visible, 0.7)
    atMost(`x${rate} load script, of Sentry's`, ours.script / theirs.script, 0.3)
    atMost(`x${rate} layout shift`, ours.shift, 0)
    if (rate === 1) continue
    atMost('x4 longest task at load, beyond the empty page’s', ours.longLoad, longTaskMs, ' ms')
    atMost('x4 longest task at show, beyond the empty page’s', ours.longShow, longTaskMs, ' ms')
  }
  const { heap, heapShown, nodes, code, codeUntilShown, requests } = figuresOf(found, 'askwell', 1)
  atMost('heap after load', heap, 100, ' KiB')
  atMost('heap with a prompt', heapShown, 450, ' KiB')
  atMost('nodes at load, beside the script tag', nodes, 0)
  atMost('requests for code at load', requests, 1)
  atMost('code on a page view, brotli', code, 5, ' KiB')
  atMost('code until a prompt shows, brotli', codeUntilShown, 14, ' KiB')
  return verdicts
}
