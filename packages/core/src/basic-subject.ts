import type { DuePrompt, History } from './history.js'
import type { Host } from './host.js'

export const dayMs = 864e5

/** What `audience` looks at. `due` is the prompt that is being decided on, if it is due already. */
export type SubjectOf = (
  history: History,
  host: Host,
  attributes: Readonly<Record<string, unknown>>,
  userId: string | undefined,
  due?: DuePrompt,
) => Record<string, unknown>

/** The respondent's attributes and what is known of the page: all but the history, which few conditions ask for. */
export const basicSubjectOf: SubjectOf = ({ id, firstSeenAt, sessions }, host, attributes, userId) => ({
  ...attributes,
  respondent: { id, userId, isNew: sessions < 2, ageDays: Math.floor((host.now() - firstSeenAt) / dayMs), sessions },
  page: host.page(),
  device: host.device(),
  locale: host.locale(),
})
