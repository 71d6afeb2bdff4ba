import type { Moment } from '../history.js'
import type { Host } from '../host.js'
import type { Properties } from '../properties.js'
import { eventsOf, respondentOf, surveysOf } from '../subject.js'
import type { Mentions } from './mentions.js'
import type { Person } from './person.js'

type Part = (person: Person, moment: Pick<Moment, 'event' | 'lastAt'>, nowAt: number) => unknown

/** `subjectOf` with those parts alone that some audience of the document looks at. */
export const createLooks = ({ looksAt }: Mentions, host: Pick<Host, 'page' | 'device' | 'locale'>) => {
  const parts: [root: string, part: Part][] = [
    ['respondent', (person, _, nowAt) => respondentOf(person, undefined, nowAt)],
    ['page', () => host.page()],
    ['device', () => host.device()],
    ['locale', () => host.locale()],
    ['events', eventsOf],
    ['surveys', (person, _, nowAt) => surveysOf(person, nowAt)],
  ]
  const looked = parts.filter(([root]) => looksAt(root))
  return (person: Person, moment: Pick<Moment, 'event' | 'lastAt'>, nowAt: number): Properties => {
    if (!looked.length) return person.attributes
    const subject: Record<string, unknown> = { ...person.attributes }
    for (const [root, part] of looked) subject[root] = part(person, moment, nowAt)
    return subject
  }
}
