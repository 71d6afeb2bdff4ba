import { showCount } from './cart.js'
import { usd } from './money.js'
import { orderLine } from './order-line.js'
import { lastOrder } from './order.js'

const find = (name) => document.querySelector(`[data-${name}]`)
const order = lastOrder()

if (order) {
  const [first] = String(order.name).trim().split(/\s+/)
  find('order-id').textContent = `Order ${order.id}`
  if (first) find('greeting').textContent = `Thank you, ${first}.`
  find('lines').append(...order.lines.map((line) => orderLine(line)))
  find('total').textContent = usd(order.total)
  find('sums').hidden = false
}

showCount()
