import { Hono } from 'hono'
import type { CollectorDatabase } from '../database/schema.js'
import { problem } from '../problem.js'
import { listResponses, parseCursor } from '../responses/list.js'
import type { Surveys } from '../surveys.js'
import type { Live } from './live.js'
import { readResults } from './results.js'
import { streamChanges } from './stream.js'

/** A page worth visiting when there are no answers yet. */
export interface PageLink {
  label: string
  href: string
}

interface Options {
  database: CollectorDatabase
  project: string
  surveys: Surveys
  live: Live
  links: readonly PageLink[]
}

/** What came in, for those who may see it: scores, responses, and a signal when there is something new. */
export function resultsRoutes({ database, project, surveys, live, links }: Options): Hono {
  const app = new Hono()

  app.get('/results', async (context) => {
    context.header('Cache-Control', 'no-store')
    return context.json({ ...(await readResults(database, project, surveys.document())), links })
  })

  app.get('/results/stream', streamChanges(live))

  app.get('/responses', async (context) => {
    context.header('Cache-Control', 'no-store')
    const { survey, limit, before } = context.req.query()
    if (limit !== undefined && !/^\d{1,6}$/.test(limit))
      return problem(context, 400, 'bad_parameter', '"limit" is a whole number from 1 to 200.')
    if (before !== undefined && !parseCursor(before))
      return problem(context, 400, 'bad_parameter', '"before" is a "next" of an earlier page, or an instant in epoch ms.')
    return context.json(
      await listResponses(database, project, { survey, before, limit: limit === undefined ? undefined : Number(limit) }),
    )
  })

  return app
}
