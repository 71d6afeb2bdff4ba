import { namesOf, triggersOf } from './trigger.js'
import type { DuePrompt } from './history.js'
import type { Survey, Trigger } from './schema/index.js'

/** A trigger that listens to an event: its survey, and its index there. */
export type Listening = readonly [survey: Survey, trigger: number]

/** The surveys in force, looked up by event name, so that an event costs the same whatever their number. */
export const createCatalog = (surveys: readonly Survey[]) => {
  const listening = new Map<string, Listening[]>()
  const cancelling = new Set<string>()
  // A stable sort: of equal priority, the order of the document.
  const ranked = [...surveys].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
  const ranks = new Map(ranked.map((survey, rank) => [survey.id, [survey, rank] as const]))
  for (const survey of surveys)
    triggersOf(survey).forEach(({ event, cancelOn = [] }, index) => {
      listening.set(event, [...(listening.get(event) ?? []), [survey, index]])
      for (const name of cancelOn) cancelling.add(name)
    })
  return {
    survey: (id: string) => ranks.get(id)?.[0],
    trigger(due: DuePrompt): Trigger | undefined {
      const [survey] = ranks.get(due.survey) ?? []
      return survey && triggersOf(survey)[due.trigger]
    },
    /** What goes first has the lowest. */
    rank: (id: string) => ranks.get(id)?.[1] ?? -1,
    listeners: (event: string): readonly Listening[] => listening.get(event) ?? [],
    listensTo: (event: string) => namesOf(event, { success: true }).some(([name]) => listening.has(name) || cancelling.has(name)),
  }
}

export type Catalog = ReturnType<typeof createCatalog>
