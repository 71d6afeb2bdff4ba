import { codeOf } from './unavailable.js'

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Is the server running, and are host and port right?',
  ENOENT: 'nothing listens there. Is the server running, and is the path of its socket right?',
  ENOTFOUND: 'no such host. Is its name right?',
  EAI_AGAIN: 'the name of the host could not be looked up. Is the network there?',
  ETIMEDOUT: 'no answer. Does a firewall stand in between?',
  '28P01': 'user or password is wrong.',
  '28000': 'the server does not let this user in. Does the user exist, and does pg_hba.conf allow this address?',
  '3D000': 'there is no such database. Create it first: createdb <name>.',
  '42501': 'the user may not create tables there. Grant it: grant create on schema public to <user>.',
  '53300': 'the server has no connection left.',
  '57P03': 'the server is starting or stopping. Try again in a moment.',
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Why a database could not be opened, with what to do; the driver's own words where there are no better ones. */
export function whyNot(error: unknown): string {
  // Of a name with several addresses each failed by itself.
  const first = error instanceof AggregateError ? error.errors[0] : error
  const reason = REASONS[codeOf(first)]
  if (reason) return reason
  if (/timeout exceeded|connection timeout/.test(messageOf(first))) return REASONS['ETIMEDOUT']!
  if (/password must be a string|no password/i.test(messageOf(first)))
    return 'the server wants a password: postgres://user:password@…'
  return messageOf(first)
}
