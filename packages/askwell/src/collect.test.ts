import type { SurveyResponse } from '@askwell/core'
import { expect, it } from 'vitest'
import { aResponse } from '../../transport/src/testing/response.js'
import { collected } from './collect.js'

const of = (event: string, properties: Record<string, unknown>) => aResponse({ trigger: { event, properties } })
const properties = ({ trigger }: SurveyResponse) => trigger!.properties

const view = of('page_view', {
  path: '/reset',
  url: 'https://shop.example/reset?token=secret#x',
  referrer: 'https://mail.example/inbox?q=jane',
  title: 'Jane (3)',
  query: { token: 'secret' },
  from: '/login',
})

it('of a page view, what is secret in addresses, queries and titles is left out', () => {
  expect(properties(collected(view))).toEqual({
    path: '/reset',
    url: 'https://shop.example/reset',
    referrer: 'https://mail.example/inbox',
    from: '/login',
  })
})

it('all of it is sent when all is asked for', () => {
  expect(collected(view, { url: 'full', text: true })).toEqual(view)
  expect(properties(collected(view, { text: true }))).toHaveProperty('title', 'Jane (3)')
  expect(properties(collected(view, { text: true }))).not.toHaveProperty('query')
})

it.each([
  ['https://shop.example/a?b=1', 'https://shop.example/a'],
  ['HTTPS://shop.example#b', 'HTTPS://shop.example'],
  ['//cdn.example/a?b', '//cdn.example/a'],
  ['/orders/1?token=x', '/orders/1'],
  ['/orders/1', '/orders/1'],
  ['Really? Yes', 'Really? Yes'],
  ['/ what? no', '/ what? no'],
  ['mailto:a@b.example?subject=c', 'mailto:a@b.example?subject=c'],
])('%j is sent as %j', (given, sent) => {
  expect(properties(collected(of('purchase', { deep: [{ page_location: given }] })))).toEqual({ deep: [{ page_location: sent }] })
})

it('the text of an element is left out, but not a text that an app has tracked', () => {
  expect(properties(collected(of('element_click', { selector: '#me', text: 'Jane Doe' })))).toEqual({ selector: '#me' })
  expect(properties(collected(of('element_view', { selector: '#me', text: 'Jane Doe' }), { text: true }))).toHaveProperty('text')
  expect(properties(collected(of('said', { text: 'hello', title: 'Level 3' })))).toEqual({ text: 'hello', title: 'Level 3' })
})

it('a response without a trigger, or one without properties, is as it was', () => {
  const opened = aResponse()
  expect(collected(opened)).toBe(opened)
  const bare = aResponse({ trigger: { event: 'purchase' } })
  expect(collected(bare)).toEqual(bare)
})
