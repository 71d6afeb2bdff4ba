import { element } from './element.js'
import { usd } from './money.js'

/** One line of a cart or an order; `controls` go below the name. */
export function orderLine(line, ...controls) {
  return element(
    'li',
    {},
    element('img', { src: `art/${line.id}.svg`, alt: '', width: '240', height: '320' }),
    element(
      'div',
      {},
      element('p', { class: 'name' }, line.name),
      element('p', { class: 'quiet' }, `${line.variant}, 250 g${controls.length ? '' : ` × ${line.quantity}`}`),
      ...controls,
    ),
    element('p', { class: 'price' }, usd(line.price * line.quantity)),
  )
}
