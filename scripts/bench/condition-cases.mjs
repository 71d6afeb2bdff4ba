// Conditions as people write them, each with the same rule for json-logic, and for sift where it has the operators.
const v = (name) => ({ var: name })
const and = (...rules) => ({ and: rules })

export const groups = { beta: Array.from({ length: 50 }, (_, index) => `user-${index}`) }

/** Twenty people of all sorts: some meet each condition, some don't. */
export const subjects = Array.from({ length: 20 }, (_, index) => ({
  id: `user-${index * 5}`,
  plan: ['free', 'pro', 'team', 'enterprise'][index % 4],
  age: index * 4,
  country: ['ID', 'CN', 'DE', 'US', 'BR'][index % 5],
  email: `person${index}@${index % 3 ? 'example.com' : 'example.org'}`,
  version: `${index % 4}.${index}.1`,
  tags: [['new'], ['new', 'trial'], [], ['vip', 'trial']][index % 4],
  orders: [
    { total: index * 10, paid: index % 2 === 0 },
    { total: 5, paid: true },
  ],
  device: index % 2 ? 'mobile' : 'desktop',
  company: { address: { city: { name: ['Jakarta', 'Beijing', 'Berlin'][index % 3] } } },
  events: { purchase: { count: index % 7, daysSinceLast: index } },
}))

export const cases = [
  { name: 'equality', rule: { plan: 'pro' }, logic: { '==': [v('plan'), 'pro'] } },
  { name: 'range', rule: { age: { $gte: 18, $lt: 65 } }, logic: and({ '>=': [v('age'), 18] }, { '<': [v('age'), 65] }) },
  { name: '$in', rule: { country: { $in: ['ID', 'CN', 'SG', 'MY'] } }, logic: { in: [v('country'), ['ID', 'CN', 'SG', 'MY']] } },
  {
    name: '$and, $or, $not',
    rule: { $and: [{ $or: [{ plan: 'pro' }, { plan: 'team' }] }, { device: 'desktop' }], age: { $not: { $lt: 18 } } },
    logic: and(
      { or: [{ '==': [v('plan'), 'pro'] }, { '==': [v('plan'), 'team'] }] },
      { '==': [v('device'), 'desktop'] },
      {
        '!': { '<': [v('age'), 18] },
      },
    ),
  },
  {
    name: '$elemMatch',
    rule: { orders: { $elemMatch: { total: { $gte: 100 }, paid: true } } },
    logic: { some: [v('orders'), and({ '>=': [v('total'), 100] }, { '==': [v('paid'), true] })] },
  },
  {
    name: '$all',
    rule: { tags: { $all: ['vip', 'trial'] } },
    logic: and({ in: ['vip', v('tags')] }, { in: ['trial', v('tags')] }),
  },
  { name: '$regex', rule: { email: { $regex: '@example\\.com$' } } },
  { name: 'versions', rule: { version: { $vgte: '1.2.0', $vlt: '3.0.0' } }, sift: false },
  { name: 'groups', rule: { id: { $inGroup: 'beta' } }, sift: false },
  {
    name: 'deep paths',
    rule: { 'company.address.city.name': 'Jakarta', 'events.purchase.count': { $gte: 1 } },
    logic: and({ '==': [v('company.address.city.name'), 'Jakarta'] }, { '>=': [v('events.purchase.count'), 1] }),
  },
  {
    name: 'an audience',
    rule: {
      plan: { $in: ['free', 'pro'] },
      device: 'desktop',
      age: { $gte: 18 },
      $or: [{ 'events.purchase.daysSinceLast': null }, { 'events.purchase.daysSinceLast': { $gte: 3 } }],
    },
    logic: and(
      { in: [v('plan'), ['free', 'pro']] },
      { '==': [v('device'), 'desktop'] },
      { '>=': [v('age'), 18] },
      {
        or: [{ '==': [v('events.purchase.daysSinceLast'), null] }, { '>=': [v('events.purchase.daysSinceLast'), 3] }],
      },
    ),
  },
]
