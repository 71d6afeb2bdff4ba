// What a server does wrong. `store` hands the request to the collector; what it gives is the true answer.
import { setTimeout as pause } from 'node:timers/promises'

const end = (answer, status, headers = {}) => {
  answer.writeHead(status, headers)
  answer.end('{}')
}

/** Says that all is well and breaks off. */
const truncate = async (answer, store) => {
  const { status, body } = await store()
  answer.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length + 100 })
  answer.write(body)
  await pause(20)
  answer.socket?.resetAndDestroy()
}

export const misbehaviours = {
  500: (answer) => end(answer, 500),
  503: (answer) => end(answer, 503, { 'retry-after': '1' }),
  429: (answer) => end(answer, 429, { 'retry-after': '1' }),
  reset: (answer) => answer.socket?.resetAndDestroy(),
  // Neither an answer nor an end: until the client gives up.
  stall: () => {},
  'stored, then reset': async (answer, store) => {
    await store()
    answer.socket?.resetAndDestroy()
  },
  'stored, then cut off': truncate,
  slow: async (answer, store, random) => {
    await pause(200 + random() * 3000)
    const { status, body } = await store()
    answer.writeHead(status, { 'content-type': 'application/json' })
    answer.end(body)
  },
}
