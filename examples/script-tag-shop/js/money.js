const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

export const usd = (amount) => format.format(amount)
