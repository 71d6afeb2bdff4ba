// Clients of a collector, in a process of their own: sockets that are kept alive, bodies made before, no library that costs.
// node collector-load.mjs <port> <clients> <ms>, prints { perSecond, medianMs, p99Ms, failed } as JSON.
import { connect } from 'node:net'
import { responseId, responseText } from './collector-response.mjs'

const [port, clients, durationMs] = process.argv.slice(2).map(Number)
const HEAD = 'POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: '
const LENGTH = /content-length: (\d+)/i

/** Code that is cold, here or there, is not what is measured. */
const WARM_MS = 400

const latencies = []
let failed = 0
const request = () => {
  const body = responseText(responseId())
  return `${HEAD}${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** One request after the other on one connection. */
function client(until) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true)
    let next = request()
    let sentAt = 0
    let received = ''
    const send = () => {
      sentAt = performance.now()
      socket.write(next)
      // Made while the answer is under way, so that making it is nobody's wait.
      next = request()
    }
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received += chunk
      const end = received.indexOf('\r\n\r\n')
      if (end < 0 || received.length < end + 4 + Number(LENGTH.exec(received)?.[1])) return
      const now = performance.now()
      if (sentAt > warmAt) latencies.push(now - sentAt)
      if (!received.startsWith('HTTP/1.1 200')) failed++
      received = ''
      if (now < until) return send()
      socket.destroy()
      resolve()
    })
  })
}

const warmAt = performance.now() + WARM_MS
await Promise.all(Array.from({ length: clients }, () => client(warmAt + durationMs)))
const seconds = (performance.now() - warmAt) / 1000
latencies.sort((a, b) => a - b)
const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]
console.log(JSON.stringify({ perSecond: latencies.length / seconds, medianMs: at(0.5), p99Ms: at(0.99), failed }))
