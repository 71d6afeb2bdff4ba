import { addToCart, showCount } from './cart.js'

const status = document.querySelector('[data-status]')

for (const button of document.querySelectorAll('[data-add]')) {
  const { add: id, name, price, variant } = button.dataset
  const label = button.firstChild
  let timer

  button.addEventListener('click', () => {
    addToCart({ id, name, price: Number(price), variant })
    status.textContent = `${name} is in your cart.`
    label.textContent = 'Added'
    clearTimeout(timer)
    timer = setTimeout(() => (label.textContent = 'Add to cart'), 1600)
  })
}

showCount()
