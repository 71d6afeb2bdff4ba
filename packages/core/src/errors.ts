/** Every code, with what it means in `docs/errors.md`. */
export type ErrorCode =
  | 'bad-option'
  | 'bad-survey'
  | 'bad-document'
  | 'no-endpoint'
  | 'bad-endpoint'
  | 'unknown-survey'
  | 'unreachable-surveys'
  | 'storage'
  | 'present-failed'
  | 'twice'
  | 'blocked'
  | 'rejected'
  | 'expired'
  | 'headers'
  | 'listener'
  | 'bad-call'
  | 'before-send'

/** What went wrong: `code`, and a message that says what, where, and what would be right. */
export class AskwellError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(`[askwell/${code}] ${message}`, options)
    this.name = 'AskwellError'
    this.code = code
  }
}
