import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('server.mjs', import.meta.url))

/** The server as a process that can be killed and started again, on the same port and folder. */
export async function startServer({ port, folder, seed }) {
  let child
  let starts = 0
  const url = `http://127.0.0.1:${port}`
  const start = async () => {
    child = fork(script, [port, folder, seed + starts++].map(String), { execArgv: ['--expose-gc'] })
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('the server did not start'))),
    ])
  }
  const kill = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url,
    kill,
    restart: async () => {
      await kill()
      await start()
    },
    /** No misbehaviour from now on. */
    calm: () => fetch(`${url}/calm`),
    memory: async () => (await (await fetch(`${url}/memory`)).json()).bytes,
  }
}
