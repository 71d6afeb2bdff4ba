const key = 'tuesday-cart'

/** Lines of the cart: `{ id, name, price, variant, quantity }`, price in US dollars. */
export function readCart() {
  try {
    const lines = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(lines) ? lines : []
  } catch {
    return []
  }
}

function writeCart(lines) {
  try {
    localStorage.setItem(key, JSON.stringify(lines))
  } catch {
    // Storage is off or full: the cart then lasts as long as the page.
  }
  showCount(lines)
}

export function addToCart(product) {
  const lines = readCart()
  const line = lines.find(({ id }) => id === product.id)
  if (line) line.quantity += 1
  else lines.push({ ...product, quantity: 1 })
  writeCart(lines)
}

/** A quantity of 0 takes the line out. */
export function setQuantity(id, quantity) {
  const lines = readCart()
  const line = lines.find((line) => line.id === id)
  if (line) line.quantity = quantity
  writeCart(lines.filter((line) => line.quantity > 0))
}

export const clearCart = () => writeCart([])

export const totalOf = (lines) => lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)

/** The number beside "Cart" in the header. */
export function showCount(lines = readCart()) {
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const badge = document.querySelector('[data-cart-count]')
  badge.textContent = String(count)
  badge.hidden = count === 0
}
