import { AskwellError } from '@askwell/core'

/** Says each thing once: a page that repeats a mistake must not fill the console. */
export function createReport(emit: (error: AskwellError) => void): (error: AskwellError) => void {
  const said = new Set<string>()
  return (error) => {
    if (said.has(error.message)) return
    said.add(error.message)
    warn(error)
    emit(error)
  }
}

// A warning, not an error: the page works on, and its own error monitoring need not wake anyone.
export function warn(error: AskwellError): void {
  // eslint-disable-next-line no-console -- the one place where we speak to the developer
  console.warn(error.message)
}
