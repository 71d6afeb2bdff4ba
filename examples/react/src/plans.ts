export interface Plan {
  id: string
  name: string
  /** For one seat and one month, in euros. */
  price: number
  about: string
  has: readonly string[]
}

export const plans: readonly Plan[] = [
  {
    id: 'solo',
    name: 'Solo',
    price: 0,
    about: 'For your own hours',
    has: ['One seat', 'Timer and reports', '90 days of history'],
  },
  {
    id: 'team',
    name: 'Team',
    price: 8,
    about: 'For people who bill together',
    has: ['Up to 50 seats', 'Projects and budgets', 'All of your history'],
  },
  {
    id: 'firm',
    name: 'Firm',
    price: 14,
    about: 'For those who are audited',
    has: ['Any number of seats', 'Approvals and locked months', 'Single sign-on'],
  },
]

/** What a month costs, in euros. One seat is enough for a plan that costs nothing. */
export const monthly = (plan: Plan, seats: number): number => plan.price * seats

export const euros = (amount: number): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(amount)
