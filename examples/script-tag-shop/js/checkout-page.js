import { readCart, showCount, totalOf } from './cart.js'
import { usd } from './money.js'
import { orderLine } from './order-line.js'
import { placeOrder } from './order.js'

const find = (name) => document.querySelector(`[data-${name}]`)
const lines = readCart()

find('lines').append(...lines.map((line) => orderLine(line)))
find('total').textContent = usd(totalOf(lines))
find('filled').hidden = lines.length === 0
find('empty').hidden = lines.length > 0

find('checkout').addEventListener('submit', (event) => {
  event.preventDefault()
  placeOrder(readCart(), new FormData(event.target).get('name'))
  location.assign('thanks.html')
})

showCount()
