import { createHmac, timingSafeEqual } from 'node:crypto'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { readBody } from './body.js'
import { isLoopbackHost } from './loopback.js'
import { problem } from './problem.js'

export interface Access {
  /** Lets those through who may see results, and answers the others. */
  guard: MiddlewareHandler
  /** `POST /session { token }`: signs in with a cookie. */
  routes: Hono
}

const COOKIE = 'askwell_session'
const THIRTY_DAYS_S = 2_592_000

/** Compares digests, so neither length nor content shows in the time it takes. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
const digest = (text: string) => createHmac('sha256', 'askwell').update(text).digest()

const isSecure = (context: Context): boolean =>
  context.req.url.startsWith('https:') || context.req.header('x-forwarded-proto') === 'https'

async function readToken(context: Context): Promise<string | undefined> {
  const { text } = await readBody(context.req.raw, { maxBytes: 4096 })
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null && 'token' in value ? String(value.token) : undefined
  } catch {
    return undefined
  }
}

/**
 * Who may read results. With a token: who presents it, in `Authorization: Bearer` or by a session. Without one: who
 * reaches a server that listens on the loopback interface alone, under a loopback name (a page that rebinds its own name
 * to 127.0.0.1 sends that name in `Host`). Nobody else.
 */
export function createAccess({ token, loopback }: { token: string | undefined; loopback: boolean }): Access {
  // The cookie is derived from the token: sessions end when it changes, and the token itself stays out of cookie jars.
  const session = token && createHmac('sha256', token).update('askwell session').digest('base64url')

  const guard: MiddlewareHandler = async (context, next) => {
    context.header('Cross-Origin-Resource-Policy', 'same-origin')
    if (!token || !session) {
      if (!loopback)
        return problem(context, 403, 'token_needed', 'Results need a token here: start the collector with --admin-token.')
      if (isLoopbackHost(context.req.header('host') ?? new URL(context.req.url).host)) return next()
      return problem(context, 403, 'wrong_host', 'Results are served to localhost alone. For another name, set a token.')
    }
    const bearer = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
    if (isSame(getCookie(context, COOKIE) ?? '', session) || (bearer && isSame(bearer, token))) return next()
    context.header('WWW-Authenticate', 'Bearer realm="askwell"')
    return problem(context, 401, 'sign_in', 'Sign in with the admin token.')
  }

  const routes = new Hono()
  routes.post('/session', async (context) => {
    if (!token || !session) return problem(context, 404, 'no_token', 'This collector has no token to sign in with.')
    // A form of another site cannot send this type without a preflight, which is not answered.
    if (!context.req.header('content-type')?.startsWith('application/json'))
      return problem(context, 415, 'unsupported_type', 'Send JSON as application/json.')
    if (!isSame((await readToken(context)) ?? '', token)) return problem(context, 401, 'wrong_token', 'That is not the token.')
    const secure = isSecure(context)
    setCookie(context, COOKIE, session, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: THIRTY_DAYS_S, secure })
    return context.json({ signedIn: true })
  })

  return { guard, routes }
}
