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

/** One key per record, at most so many and 13,107 characters for each: the rest of localStorage is the host page's. */
export const textStore = (texts: Texts, prefix: string, most: number): TextStore => {
  const keys = () => Object.keys(texts.localStorage).filter((key) => key.startsWith(prefix))
  return {
    edit(id, change) {
      const key = prefix + id
      const old = readJson(texts, key)
      const text = JSON.stringify(change(old))
      if (!text) delete texts.localStorage[key]
      else if (!old && (keys().length >= most || (text + keys().map((each) => texts.localStorage[each])).length > most * 13_107))
        throw 0
      else texts.localStorage[key] = text
    },
    all: () => keys().map((key) => readJson(texts, key)),
  }
}
