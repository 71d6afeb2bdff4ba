// What is wrong with a prompt as it stands: cut off, covered, too small, or found by axe.
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }

const controls = 'button, a, textarea, input:not([hidden]), label'

const text = (element) => element.outerHTML.slice(0, 90)

/** Sub-pixels are no fault. */
const isInside = (inner, outer) =>
  inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1

function* layoutFaults(root, card) {
  const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  const box = card.getBoundingClientRect()
  if (!isInside(box, view)) yield 'the card is not inside the window'
  if (card.scrollWidth > card.clientWidth) yield 'the card scrolls sideways'
  if (card.scrollHeight > card.clientHeight && innerHeight > 600) yield 'the card scrolls, with room to spare'
  if (document.documentElement.scrollWidth > innerWidth) yield 'the page scrolls sideways'
  for (const element of card.querySelectorAll(`h2, p, ${controls}`)) {
    const own = element.getBoundingClientRect()
    if (!own.width || !own.height) continue
    if (!isInside(own, box)) yield `outside of the card: ${text(element)}`
    if (element.localName !== 'textarea' && element.scrollWidth > Math.ceil(own.width) + 1) yield `cut off: ${text(element)}`
    if (element.matches(controls)) yield* targetFaults(root, element, own)
  }
}

function* targetFaults(root, element, { left, top, width, height }) {
  // A box inside a label is pressed by way of it.
  if (element.closest('label') && element.localName !== 'label') return
  if (Math.min(width, height) < 24) yield `a target of ${width} × ${height}: ${text(element)}`
  if (matchMedia('(pointer: coarse)').matches && height < 44) yield `too low for a thumb, ${height}: ${text(element)}`
  const there = root.elementFromPoint(left + width / 2, top + height / 2)
  if (!element.contains(there)) yield `covered by ${there && text(there)}: ${text(element)}`
}

export const layoutFaultsOf = (root, card) => [...layoutFaults(root, card)]

/** What axe finds, and what it can't tell. */
export async function axeFaultsOf() {
  const { violations, incomplete } = await window.axe.run({ ...rules, preload: false, resultTypes: ['violations', 'incomplete'] })
  const said =
    (kind) =>
    ({ id, nodes }) =>
      nodes.map(({ html, any }) => `axe ${kind}${id}: ${html.slice(0, 90)} ${any[0]?.message ?? ''}`)
  return [...violations.flatMap(said('')), ...incomplete.flatMap(said('can not tell '))]
}
