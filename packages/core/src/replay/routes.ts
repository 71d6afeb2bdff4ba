import { namesOf } from '../trigger.js'
import type { Properties } from '../properties.js'
import type { Mentions } from './mentions.js'
import type { ReadySurvey, ReadyTrigger } from './ready.js'

/** What an event of a name sets off. */
export interface Route {
  event: string
  isCounted: boolean
  /** In the order of the document. */
  triggers: readonly ReadyTrigger[]
  /** Whether it starts or cancels a prompt; otherwise it is counted alone. */
  listens: boolean
}

/** Gives an event to its routes: one for each name that it goes by, and that something listens to or counts. */
export const createRoutes = (surveys: readonly ReadySurvey[], { names, listens, counts }: Mentions) => {
  const routeOf = (event: string): Route | undefined => {
    if (!listens(event) && !counts(event)) return undefined
    const triggers = surveys.flatMap(({ triggers }) => triggers.filter((trigger) => trigger.event === event))
    return { event, isCounted: counts(event), triggers, listens: listens(event) }
  }
  const routes = new Map<string, Route | undefined>()
  const found = (event: string): Route | undefined => {
    if (routes.has(event)) return routes.get(event)
    const route = routeOf(event)
    if (names?.includes(event) || listens(event)) routes.set(event, route)
    return route
  }
  /** Of names whose other names nobody asks for. */
  const alone = new Map<string, Route>()
  for (const name of names ?? []) {
    const others = namesOf(name, { success: true }).slice(1)
    const route = found(name)
    if (route && !others.some(([other]) => found(other))) alone.set(name, route)
  }

  return (name: string, properties: Properties, take: (route: Route, properties: Properties) => void) => {
    const only = alone.get(name)
    if (only) return take(only, properties)
    for (const [event, values] of namesOf(name, properties)) {
      const route = found(event)
      if (route) take(route, values)
    }
  }
}
