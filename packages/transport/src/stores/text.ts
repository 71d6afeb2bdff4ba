import type { Envelope } from '../envelope.js'
import type { OutboxHost } from '../host.js'
import type { Store } from './store.js'

export interface TextStore extends Store {
  all(): unknown[]
}

/** Where texts are by key. Each access may throw. */
export type Texts = Pick<OutboxHost, 'localStorage'>

/** What is there, if it can be read. */
export const readJson = (texts: Texts, key: string): Envelope | undefined => {
  try {
    return JSON.parse(texts.localStorage[key]!)
  } catch {
    return undefined
  }
}

/** One key per record, at most so many: the rest of localStorage is the host page's. */
export const textStore = (texts: Texts, prefix: string, most: number): TextStore => {
  const keys = () => Object.keys(texts.localStorage).filter((key) => key.startsWith(prefix))
  return {
    edit(id, change) {
      const key = prefix + id
      const old = readJson(texts, key)
      const next = change(old)
      if (!next) delete texts.localStorage[key]
      else if (!old && keys().length >= most) throw 0
      else texts.localStorage[key] = JSON.stringify(next)
    },
    all: () => keys().map((key) => readJson(texts, key)),
  }
}
