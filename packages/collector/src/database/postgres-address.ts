import { AskwellError } from '@askwell/core'

const EXAMPLE = 'postgres://user:password@host:5432/database'

export const isPostgresAddress = (text: string): boolean => /^postgres(?:ql)?:\/\//i.test(text)

/** What follows the scheme may hold a password, so only the scheme is ever repeated. */
const schemeOf = (address: string): string => /^([a-z][a-z\d+.-]*):\/\//i.exec(address)?.[1] ?? ''

/** The address checked. Throws `AskwellError` `bad-option`, which never holds the address: a password may be in it. */
export function checkPostgresAddress(address: string): URL {
  const scheme = schemeOf(address)
  if (!isPostgresAddress(address)) {
    const found = scheme ? `"${scheme}://" is no database it knows` : 'an address of a database starts with postgres://'
    throw new AskwellError('bad-option', `${found}: expected ${EXAMPLE}; for a file of SQLite give a directory with --data`)
  }
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new AskwellError(
      'bad-option',
      `the address of the database cannot be read: expected ${EXAMPLE}, with % codes for special characters in the password`,
    )
  }
  if (url.pathname.length < 2)
    throw new AskwellError('bad-option', `the address names no database: expected ${EXAMPLE}, the name after the last slash`)
  return url
}

/** The address for people: no password, no parameters. */
export function placeOf(url: URL): string {
  const host = url.host || url.searchParams.get('host') || 'localhost'
  return `postgres://${url.username ? `${url.username}@` : ''}${host}${url.pathname}`
}
