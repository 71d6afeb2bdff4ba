// The chunk that is loaded when something is wrong, or someone asks why: explanations, in words and values.
import type { AskwellError, ErrorCode, SurveyDocument } from '@askwell/core'
import { checkDocument } from '@askwell/core/schema'

export { explanationOf } from '@askwell/core'

/** What is wrong and what would be right, after the place that the error names. */
const hints: Partial<Record<ErrorCode, string>> = {
  'no-endpoint': 'Give the URL that receives answers, such as "https://example.com/v1/responses"; without one nothing is asked',
  'bad-endpoint': 'Give an http(s) URL, or a path such as "/v1/responses"',
  'bad-option': 'In a script tag: data-surveys="/surveys.json". In init: surveys: [ … ], a document, or a URL',
  'bad-document': 'There is no list of surveys. Give { "surveys": [ … ] }, or a list',
  'bad-call':
    'The calls are track, identify, set, show, explain, on, pending, flush, retryRejected, setTheme, setLocale and destroy',
  'unreachable-surveys':
    'Serve JSON such as { "surveys": [ … ] } there; until then the last good document, if any, stays in force',
  twice: 'This is the second copy, and does nothing. Keep one script tag, or one init for each project',
  'present-failed': 'The prompt could not be drawn. What was answered is kept',
  blocked: 'The endpoint refuses everything. Answers are kept, and tried again every 15 minutes',
  headers: 'The headers function of this endpoint failed. Answers are kept, and tried again',
  'before-send':
    'beforeSend returns the response, or null to send nothing; body what is to be sent. The response is kept on this device, unsent, and looked at again at the next visit',
  storage: 'What is remembered lasts as long as this page',
}

const isOf = (path: string, survey: string) => path === survey || path.startsWith(`${survey}.`)

/** Every fault of the survey that the error is about: field, fault, nearest right word. */
function faultsOf(message: string, document: SurveyDocument, kinds: string[]): string {
  const survey = /^surveys\[\d+\]/.exec(message)?.[0]
  const issues = survey ? checkDocument(document, { kinds }).filter(({ path }) => isOf(path, survey)) : []
  return issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
}

function choicesOf(code: ErrorCode, document: SurveyDocument): string | undefined {
  if (code !== 'unknown-survey') return hints[code]
  const ids = document.surveys.map((survey) => JSON.stringify(survey?.id))
  return ids.length ? `There are: ${ids.join(', ')}` : 'The document has no surveys'
}

/** The line for the console: code, where, what is wrong, what would be right. */
export function advise({ code, message, cause }: AskwellError, document: SurveyDocument, kinds: object = {}): string {
  const faults = faultsOf(message.replace(/^\[.*?\] /, ''), document, Object.keys(kinds))
  if (faults) return `[askwell/${code}] ${faults}`
  const hint = choicesOf(code, document)
  const why = code === 'present-failed' && cause instanceof Error ? ` (${cause.message})` : ''
  return hint ? `${message}${why}. ${hint}` : message
}
