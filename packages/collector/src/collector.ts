import { AskwellError } from '@askwell/core'
import { Hono } from 'hono'
import { createAccess } from './access.js'
import { createCrossOrigin, crossOriginReads, preflight } from './cors.js'
import { openDatabase } from './database/open.js'
import type { CollectorDatabase } from './database/schema.js'
import { isUnavailable, whenUnlocked } from './database/unavailable.js'
import { comeBack, refusal, reply } from './http/plain-reply.js'
import { plainRequestOf } from './http/plain-request.js'
import { publicRoute, type Route } from './http/public-route.js'
import { checkLimits } from './limits/check-limits.js'
import { createLoad } from './limits/load.js'
import { createRateLimits } from './limits/rate-limits.js'
import { isLoopbackAddress } from './loopback.js'
import type { CollectorOptions } from './options.js'
import { problem } from './problem.js'
import { serveReady } from './ready.js'
import { createGroupCommit } from './responses/group-commit.js'
import type { IncomingResponse, StoreStatus } from './responses/incoming.js'
import { receiveResponses } from './responses/receive.js'
import { createStore } from './responses/store.js'
import { createLive } from './results/live.js'
import { resultsRoutes } from './results/routes.js'
import { serveMounts } from './static/mounts.js'
import { resultsPageMount } from './static/results-page.js'
import { serveSurveys } from './survey-route.js'
import { createSurveys } from './surveys.js'

export interface Collector {
  app: Hono
  fetch: Hono['fetch']
  /** `POST /v1/responses` for servers that have no `Request` at hand: the same as by `fetch`, and never rejects. */
  receive: Route
  /** Ends the streams of open results pages, which would otherwise never finish. */
  endStreams(): void
  /** Finishes what is being stored, ends the streams, closes the database it opened. Safe to call twice. */
  close(): Promise<void>
}

/** From one address: enough for anyone's slips, and a guess every two seconds for the rest. */
const SIGN_INS_A_MINUTE = 30

function checkToken(token: string | undefined) {
  if (token !== undefined && token.length < 8) throw new AskwellError('bad-option', 'an admin token has at least 8 characters')
}

/**
 * A collector without a server around it: `fetch` takes a request and, for limits by address, `{ address }` of who
 * asks; it gives the answer. Throws `AskwellError`:
 * `storage` when the database cannot be opened, `bad-document` for a bad survey file, `bad-option`.
 */
export async function createCollector(options: CollectorOptions): Promise<Collector> {
  const { project = 'default', host = 'localhost', now = Date.now, onError = () => {}, lockWaitMs = 2000 } = options
  checkToken(options.adminToken)
  checkLimits(options)
  const crossOrigin = createCrossOrigin(options.allowedOrigins)
  const surveys = createSurveys(options.surveysFile, onError)
  const opened = typeof options.database === 'object' ? undefined : await openDatabase(options.database ?? options.dataDir)
  const database = opened ?? (options.database as CollectorDatabase)
  const store = createStore(database, project)
  const live = createLive()
  const queue = createGroupCommit<IncomingResponse, StoreStatus>({
    commit: (items) => whenUnlocked(() => store(items), lockWaitMs),
    isOutage: isUnavailable,
    ...(options.maxWaiting === undefined ? {} : { maxWaiting: options.maxWaiting }),
  })
  const load = createLoad(options)
  const { ratePerAddress: perAddress = 600, ratePerProject: perProject = 0, trustProxy: proxies = 0, bodyTimeoutMs } = options
  const rateLimits = createRateLimits({ perAddress, perProject, project, proxies })
  const signIns = createRateLimits({ perAddress: SIGN_INS_A_MINUTE, perProject: 0, project, proxies })
  const access = createAccess({ token: options.adminToken, loopback: isLoopbackAddress(host) })

  const failed = (error: unknown) => {
    onError(error)
    if (isUnavailable(error)) return comeBack(503, 'storage_unavailable', 'The database cannot be reached now.', 2)
    return refusal(500, 'internal', 'Something went wrong here. The log of the collector has the details.')
  }
  const received = receiveResponses({ queue, load, rateLimits, bodyTimeoutMs, now, onStored: live.changed, onError })
  const receive = publicRoute(received, crossOrigin, failed)

  const app = new Hono()
  app.use(async (context, next) => {
    context.header('X-Content-Type-Options', 'nosniff')
    await next()
  })
  app.options('/v1/responses', preflight('POST', crossOrigin))
  app.options('/v1/surveys', preflight('GET', crossOrigin))
  app.use('/v1/surveys', crossOriginReads(crossOrigin))
  app.post('/v1/responses', async (context) => reply(context, await receive(plainRequestOf(context))))
  app.get('/v1/surveys', serveSurveys(surveys))
  app.get('/healthz', async (context) => {
    await database.selectNoFrom((sql) => sql.val(1).as('one')).execute()
    return context.json({ status: 'ok' })
  })
  app.get('/readyz', serveReady(database, lockWaitMs))
  app.post('/v1/session', async (context, next) => {
    const early = signIns.refusal(plainRequestOf(context))
    return early ? reply(context, early) : next()
  })
  app.route('/v1', access.routes)
  for (const path of ['/v1/results', '/v1/results/*', '/v1/responses']) app.get(path, access.guard)
  app.route('/v1', resultsRoutes({ database, project, surveys, live, links: options.links ?? [] }))
  app.use(serveMounts({ ...options.mounts, ...resultsPageMount(options.resultsPageDir) }))

  app.notFound((context) => problem(context, 404, 'not_found', `There is nothing at ${context.req.path}.`))
  app.onError((error, context) => reply(context, failed(error)))

  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= (async () => {
      live.close()
      await queue.idle()
      await opened?.destroy()
    })())
  return { app, fetch: app.fetch, receive, endStreams: live.close, close }
}
