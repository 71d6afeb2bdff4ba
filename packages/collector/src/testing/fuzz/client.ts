import { connect, type Socket } from 'node:net'

export interface WireAnswer {
  status: number
  text: string
}

export interface WireClient {
  /** Sends bytes and gives the answer; undefined when the connection ended without one. `last` ends our side after it. */
  send(bytes: Buffer, last: boolean): Promise<WireAnswer | undefined>
  close(): void
}

/** The first whole answer in what came, and whether the server keeps the connection. */
function readAnswer(received: Buffer): (WireAnswer & { keeps: boolean }) | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = received.toString('latin1', 0, end)
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0)
  if (received.length < end + 4 + length) return undefined
  const text = received.toString('utf8', end + 4, end + 4 + length)
  return { status: Number(head.slice(9, 12)), text, keeps: !/^connection: close$/im.test(head) }
}

/** One connection at a time to a port of this machine, opened again when it has ended. */
export function createClient(port: number): WireClient {
  let socket: Socket | undefined

  return {
    send: (bytes, last) =>
      new Promise((resolve) => {
        // The server may have closed it while nobody sent anything.
        if (socket?.destroyed) socket = undefined
        const current = (socket ??= connect({ port, host: '127.0.0.1', noDelay: true }))
        let received = Buffer.alloc(0)
        const over = (answer: WireAnswer | undefined, keeps: boolean) => {
          current.removeAllListeners()
          current.on('error', () => {})
          if (!keeps) {
            current.destroy()
            socket = undefined
          }
          resolve(answer)
        }
        current.on('data', (data) => {
          received = Buffer.concat([received, data])
          const answer = readAnswer(received)
          if (answer) over(answer, answer.keeps && !last)
        })
        current.on('error', () => {})
        current.on('close', () => over(readAnswer(received), false))
        if (last) current.end(bytes)
        else current.write(bytes)
      }),
    close: () => void socket?.destroy(),
  }
}
