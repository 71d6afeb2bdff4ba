import { readCart, setQuantity, showCount, totalOf } from './cart.js'
import { element } from './element.js'
import { usd } from './money.js'
import { orderLine } from './order-line.js'

const find = (name) => document.querySelector(`[data-${name}]`)

function stepper({ id, name, quantity }) {
  const step = (text, label, by) => {
    const button = element('button', { type: 'button', 'aria-label': `${label}: ${name}`, 'data-step': `${id}${by}` }, text)
    button.addEventListener('click', () => {
      setQuantity(id, quantity + by)
      find('status').textContent = `${name}: ${quantity + by}`
      render()
      const again = document.querySelector(`[data-step="${id}${by}"]`) ?? document.querySelector('main a')
      again.focus()
    })
    return button
  }
  return element(
    'div',
    { class: 'stepper' },
    step('−', 'One less', -1),
    element('span', {}, String(quantity)),
    step('+', 'One more', +1),
  )
}

function render() {
  const lines = readCart()
  find('lines').replaceChildren(...lines.map((line) => orderLine(line, stepper(line))))
  find('total').textContent = usd(totalOf(lines))
  find('filled').hidden = lines.length === 0
  find('empty').hidden = lines.length > 0
}

showCount()
render()
