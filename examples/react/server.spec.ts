import { inert } from 'askwell'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AskwellProvider, Survey, useAskwell } from '@askwell/react'

const options = { endpoint: '/v1/responses', surveys: [] }

test('on a server a survey is an empty element with its attributes, and nothing is touched', () => {
  const survey = createElement(Survey, {
    id: 'helpful',
    theme: 'dark',
    className: 'ask',
    values: { name: 'Ada' },
    onAnswered: () => {},
  })
  const before = Object.keys(globalThis)
  expect(renderToString(createElement(AskwellProvider, { options }, survey))).toBe(
    '<askwell-survey theme="dark" class="ask" survey="helpful"></askwell-survey>',
  )
  expect(Object.keys(globalThis)).toEqual(before)
})

test('the hook has every method, with a provider and without, and on a server they do nothing', async () => {
  const seen: unknown[] = []
  const Child = () => {
    const askwell = useAskwell()
    seen.push(Object.keys(askwell))
    askwell.track('rendered')
    return null
  }
  renderToString(createElement(Child))
  renderToString(createElement(AskwellProvider, { options }, createElement(Child)))
  expect(seen).toEqual([Object.keys(inert), Object.keys(inert)])
})

test('what a survey is given wrong does not compile', () => {
  // @ts-expect-error -- An id is needed.
  createElement(Survey, {})
  // @ts-expect-error -- There are three themes.
  createElement(Survey, { id: 'helpful', theme: 'blue' })
  createElement(Survey, { id: 'helpful', onCompleted: ({ response }) => response.complete })
})
