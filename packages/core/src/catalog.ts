import type { Survey } from './schema/index.js'
import { namesOf, triggersOf } from './trigger.js'

/** A trigger that listens to an event: its survey, and its index there. */
export type Listening = readonly [survey: Survey, trigger: number]

/** The surveys in force, looked up by event name, so that an event costs the same whatever their number. */
export const createCatalog = (surveys: readonly Survey[]) => {
  const listening = new Map<string, Listening[]>()
  const byId = new Map(surveys.map((survey) => [survey.id, survey]))
  const listen = (event: string, ...more: Listening[]) => listening.set(event, [...listeners(event), ...more])
  const listeners = (event: string): readonly Listening[] => listening.get(event) ?? []
  for (const survey of surveys)
    triggersOf(survey).forEach(({ event, cancelOn = [] }, index) => {
      listen(event, [survey, index])
      for (const name of cancelOn) listen(name)
    })
  return {
    surveys,
    survey: (id: string) => byId.get(id),
    listeners,
    listensTo: (event: string) => namesOf(event, { success: true }).some(([name]) => listening.has(name)),
  }
}

export type Catalog = ReturnType<typeof createCatalog>
