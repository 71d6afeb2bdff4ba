import { connect } from 'node:net'
import type { Send } from './webdriver.js'

type Waiting = [resolve: (value: unknown) => void, reject: (error: Error) => void]

/** https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html: `length:[type,id,error,result]`. */
export async function connectMarionette(port: number): Promise<{ send: Send; disconnect(): void }> {
  const socket = connect(port, '127.0.0.1')
  const waiting = new Map<number, Waiting>()
  let unread = Buffer.alloc(0)
  let id = 0

  const settle = ([, answered, error, result]: [number, number, object | null, { value?: unknown } | null]) => {
    const [resolve, reject] = waiting.get(answered)!
    waiting.delete(answered)
    if (error) reject(new Error(JSON.stringify(error)))
    else resolve(result && 'value' in result ? result.value : result)
  }
  const greeted = new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('data', (data) => {
      unread = Buffer.concat([unread, data])
      for (;;) {
        const colon = unread.indexOf(':')
        const end = colon + 1 + Number(unread.subarray(0, Math.max(0, colon)))
        if (colon < 0 || unread.length < end) return
        const message = JSON.parse(`${unread.subarray(colon + 1, end)}`)
        unread = unread.subarray(end)
        if (Array.isArray(message)) settle(message as Parameters<typeof settle>[0])
        else resolve()
      }
    })
  })
  await greeted
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        waiting.set(++id, [resolve, reject])
        const text = JSON.stringify([0, id, command.includes(':') ? command : `WebDriver:${command}`, parameters])
        socket.write(`${Buffer.byteLength(text)}:${text}`)
      }),
    disconnect: () => socket.destroy(),
  }
}
