import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { AskwellError, type SurveyDocument } from '@askwell/core'
import { surveyDocumentSchema } from '@askwell/core/schema'
import { readableIssues } from './issues.js'
import { jsonErrorPlace } from './responses/json-error.js'

export interface Surveys {
  /** The last good document. */
  document(): SurveyDocument
  /** The document as it is served, with its ETag. Reads the file again when it has changed. */
  current(): { json: string; etag: string }
}

interface Loaded {
  document: SurveyDocument
  json: string
  etag: string
  /** Tells one version of the file from the next. */
  stamp: string
}

const bad = (file: string, why: string, cause?: unknown) => new AskwellError('bad-document', `${file}: ${why}`, { cause })

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw bad(file, `not JSON: it breaks off at ${jsonErrorPlace(text)}`, error)
  }
}

function toLoaded(document: SurveyDocument, stamp: string): Loaded {
  const json = JSON.stringify(document)
  return { document, json, stamp, etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"` }
}

function stampOf(file: string): string {
  try {
    const { mtimeMs, size } = statSync(file)
    return `${mtimeMs}-${size}`
  } catch (error) {
    throw bad(file, 'cannot be read', error)
  }
}

function load(file: string): Loaded {
  const stamp = stampOf(file)
  const { success, data, error } = surveyDocumentSchema.safeParse(parse(file, readFileSync(file, 'utf8')))
  if (success) return toLoaded(data, stamp)
  const issues = readableIssues(error.issues).map(({ path, message }) => `${path || 'the document'}: ${message}`)
  throw bad(file, `not a survey document\n  ${issues.join('\n  ')}`)
}

/**
 * The survey document in `file`, or an empty one without a file. Throws `AskwellError` `bad-document` when it is bad at
 * the start; one that turns bad later is reported once to `onError`, and the last good one stays in force.
 */
export function createSurveys(file: string | undefined, onError: (error: unknown) => void): Surveys {
  let loaded = file === undefined ? toLoaded({ surveys: [] }, '') : load(file)
  let reported = ''

  function refresh() {
    if (file === undefined) return
    let stamp = 'unreadable'
    try {
      stamp = stampOf(file)
      if (stamp === loaded.stamp || stamp === reported) return
      loaded = load(file)
      reported = ''
    } catch (error) {
      if (stamp === reported) return
      reported = stamp
      onError(error)
    }
  }

  return {
    document: () => loaded.document,
    current() {
      refresh()
      return loaded
    },
  }
}
