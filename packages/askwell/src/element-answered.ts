import { durationMs, type Offer } from '@askwell/core'
import type { Wiring } from './wiring.js'

const most = 100

/**
 * On which pages a survey that stands in the page was answered, by whom. On such a page it is not asked again, but after
 * `repeat.every`; on another page it is another question.
 */
export const answeredHere = ({ project, storage }: Wiring, { options, history, survey }: Offer) => {
  const { host } = options
  const key = `askwell:${project}:inline`
  const name = `${history.use(({ id }) => id)} ${survey.id} ${host.page().path}`
  const read = (): Record<string, number> => {
    try {
      return { ...JSON.parse(storage.get(key)!) }
    } catch {
      return {}
    }
  }
  return {
    /** Whether it is too early to ask again. */
    holds(): boolean {
      const at = read()[name]
      const { every } = survey.repeat ?? {}
      return !!at && !(every && at + durationMs(every) <= host.now())
    },
    remember(): void {
      const { [name]: _, ...others } = read()
      try {
        storage.set(key, JSON.stringify(Object.fromEntries([...Object.entries(others), [name, host.now()]].slice(-most))))
      } catch {
        // Full or blocked: it may be asked again.
      }
    },
  }
}
