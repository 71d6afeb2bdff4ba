import { clearCart, totalOf } from './cart.js'

const key = 'tuesday-order'

/** Keeps the order for the thank-you page, tells the data layer as GA4 wants it, and empties the cart. */
export function placeOrder(lines, name) {
  const order = { id: `T-${Date.now().toString(36).toUpperCase()}`, name, lines, total: totalOf(lines) }
  try {
    sessionStorage.setItem(key, JSON.stringify(order))
  } catch {
    // Without storage the thank-you page greets without details.
  }
  pushPurchase(order)
  clearCart()
}

/** The order placed last in this tab, or nothing. */
export function lastOrder() {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

// https://developers.google.com/analytics/devguides/collection/ga4/ecommerce#make_a_purchase_or_issue_a_refund
function pushPurchase({ id, lines, total }) {
  window.dataLayer = window.dataLayer || []
  window.dataLayer.push({ ecommerce: null })
  window.dataLayer.push({
    event: 'purchase',
    ecommerce: {
      transaction_id: id,
      value: total,
      currency: 'USD',
      items: lines.map((line) => ({
        item_id: line.id,
        item_name: line.name,
        item_variant: line.variant,
        price: line.price,
        quantity: line.quantity,
      })),
    },
  })
}
