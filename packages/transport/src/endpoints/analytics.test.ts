import { afterEach, expect, test, vi } from 'vitest'
import { aResponse } from '../testing/response.js'
import { asked, huge } from '../testing/awkward.js'
import { sendTo, service, type Answer } from '../testing/service.js'
import { posthog } from './posthog.js'
import { segment } from './segment.js'

const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) await close()
})

/**
 * Takes 32 KB, answers 200 to anything it can read, and keeps one of equal message ids.
 * https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/
 */
const openSegment = async (answer?: Answer) => {
  const events = new Map<string, Record<string, unknown>>()
  const server = await service(({ body, path }) => {
    if (answer) return answer
    if (path !== '/v1/track' || Buffer.byteLength(body) > 32_768) return { status: 400 }
    const message = JSON.parse(body)
    if (message.writeKey !== 'key') return { status: 401 }
    if (!events.has(message.messageId)) events.set(message.messageId, message)
    return { body: '{"success":true}' }
  })
  closers.push(server.close)
  return { ...server, events, endpoint: segment('key', { host: server.url }) }
}

test('Segment gets one track call for each revision, however often it is sent', async () => {
  const { endpoint, events, requests } = await openSegment()
  const response = asked('More colours')
  for (const revision of [1, 1, 2])
    expect(await sendTo(endpoint, { ...response, revision })).toMatchObject({ status: 200, verdict: 'delivered' })
  expect(requests).toHaveLength(3)
  expect([...events.keys()]).toEqual([`${response.id}:1`, `${response.id}:2`])
  expect(events.get(`${response.id}:1`)).toMatchObject({
    event: 'Survey Answered',
    anonymousId: 'r',
    userId: 'u-42',
    timestamp: '2023-11-14T22:13:20.000Z',
    properties: {
      survey: 'post-purchase',
      complete: true,
      answers: [{ value: 9, category: 'promoter' }, { value: 'More colours' }],
    },
  })
})

test('Segment gets nobody it does not know', async () => {
  const { endpoint, events } = await openSegment()
  await sendTo(endpoint, aResponse())
  expect([...events.values()][0]).not.toHaveProperty('userId')
})

test.each(['💛'.repeat(5000), '\\'.repeat(10_000)])('Segment takes the largest response (%#)', async (text) => {
  const { endpoint } = await openSegment()
  expect(await sendTo(endpoint, huge(text))).toMatchObject({ verdict: 'delivered' })
})

test.each([
  [400, '{"success":false}', 'rejected'],
  [401, '', 'blocked'],
  [429, '', 'retry'],
  [503, '', 'retry'],
])('Segment: %s %s is %s', async (status, body, verdict) => {
  const { endpoint } = await openSegment({ status, body })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status, verdict })
})

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** https://posthog.com/docs/api/capture; it answers 200 to events without a name or a person, and forgets them. */
const openPosthog = async (answer?: Answer) => {
  const events: Record<string, string | Record<string, unknown>>[] = []
  const server = await service(({ body, path, type }) => {
    if (answer) return answer
    if (path !== '/i/v0/e/' || type !== 'application/json') return { status: 400 }
    const event = JSON.parse(body)
    if (event.api_key !== 'phc') return { status: 401, body: '{"type":"authentication_error"}' }
    if (event.event && event.distinct_id) events.push(event)
    return { body: '{"status":"Ok"}' }
  }, 'content-type')
  closers.push(server.close)
  return { ...server, events, endpoint: posthog('phc', { host: server.url, ids: { 'post-purchase': 'ph-1', why: 'ph-q' } }) }
}

test('PostHog gets a survey sent event, with its own ids where it is told them', async () => {
  const { endpoint, events } = await openPosthog()
  const response = asked('More colours')
  expect(await sendTo(endpoint, response)).toMatchObject({ status: 200, verdict: 'delivered' })
  expect(events).toMatchObject([
    {
      event: 'survey sent',
      distinct_id: 'u-42',
      timestamp: '2023-11-14T22:13:20.000Z',
      properties: {
        $survey_id: 'ph-1',
        $survey_submission_id: response.id,
        $survey_completed: true,
        $survey_response_score: 9,
        '$survey_response_ph-q': 'More colours',
      },
    },
  ])
  expect(events[0]!['properties']).not.toHaveProperty('$process_person_profile')
})

test('PostHog gets the same UUID each time a revision is sent, and another for the next', async () => {
  const { endpoint, events } = await openPosthog()
  const response = asked('', { id: '0193a0b0-0000-7000-8000-ffffffffffff', respondent: { id: 'r' } })
  for (const revision of [1, 1, 2]) await sendTo(endpoint, { ...response, revision })
  const ids = events.map((event) => event['uuid'] as string)
  expect(ids[0]).toBe(ids[1])
  expect(new Set(ids).size).toBe(2)
  for (const id of ids) expect(id).toMatch(uuid)
  expect(events[0]).toMatchObject({ distinct_id: 'r', properties: { $process_person_profile: false } })
})

test.each([
  [400, '{"code":"invalid_payload"}', 'rejected'],
  [401, '', 'blocked'],
  [429, '', 'retry'],
  [503, '', 'retry'],
])('PostHog: %s %s is %s', async (status, body, verdict) => {
  const { endpoint } = await openPosthog({ status, body })
  expect(await sendTo(endpoint, asked(''))).toMatchObject({ status, verdict })
})
