import { expect, it } from 'vitest'
import { matchesPage, namesOf, recentMatches } from './trigger.js'

it.each([
  ['/shop/*', '/shop/a', true],
  ['/shop/*', '/shop/a/b', false],
  ['/shop/*', '/shop', false],
  ['/shop/**', '/shop', true],
  ['/shop/**', '/shop/a/b', true],
  ['/shop/**', '/shopping', false],
  ['/a.b', '/axb', false],
  ['/p-*/x', '/p-1/x', true],
  ['**/thanks', '/a/b/thanks', true],
  [['!/checkout/**'], '/shop', true],
  [['!/checkout/**'], '/checkout/pay', false],
  [['/**', '!/checkout/*'], '/checkout/pay', false],
])('page %j on %s: %s', (page, path, expected) => expect(matchesPage({ event: 'x', page }, path)).toBe(expected))

it('recentMatches keeps those within the window, and no more than are counted', () => {
  expect(recentMatches({ event: 'x', count: 3, within: '1s' }, [1000, 2000, 2001, 2500], 3000)).toEqual([2001, 2500])
  expect(recentMatches({ event: 'x' }, [1, 2], 3)).toEqual([2])
})

it('namesOf gives both names of an event, and level_end only when it was a success', () => {
  const names = (event: string, properties = {}) => namesOf(event, properties).map(([name]) => name)
  expect(names('purchase')).toEqual(['purchase', 'order_completed'])
  expect(names('order_completed')).toEqual(['order_completed', 'purchase'])
  expect(names('level_end', { success: false })).toEqual(['level_end'])
  expect(names('level_end', { success: true })).toEqual(['level_end', 'level_complete'])
  expect(namesOf('level_complete', { level: 1 })[1]).toEqual(['level_end', { success: true, level: 1 }])
})
