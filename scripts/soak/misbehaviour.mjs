// What a server does wrong. `store` hands the request to the collector; what it gives is the true answer.
import { setTimeout as pause } from 'node:timers/promises'

export const give = (answer, { status, headers = {}, body = '{}' }) => {
  answer.writeHead(status, headers)
  answer.end(body)
}

/** As a server that knows of CORS refuses. */
const refuse = (status) => (answer) =>
  give(answer, {
    status,
    headers: { 'retry-after': '1', 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' },
  })

export const misbehaviours = {
  // And forgets CORS, as proxies do.
  500: (answer) => give(answer, { status: 500 }),
  503: refuse(503),
  429: refuse(429),
  reset: (answer) => answer.socket?.resetAndDestroy(),
  // Neither an answer nor an end, until the client gives up.
  stall: () => {},
  'stored, then reset': async (answer, store) => {
    await store()
    answer.socket?.resetAndDestroy()
  },
  'stored, then cut off': async (answer, store) => {
    const { status, headers, body } = await store()
    answer.writeHead(status, { ...headers, 'content-length': body.length + 100 })
    answer.write(body)
    await pause(20)
    answer.socket?.resetAndDestroy()
  },
  slow: async (answer, store, random) => {
    await pause(200 + random() * 3000)
    give(answer, await store())
  },
}
