import { AskwellError } from '@askwell/core'
import type { Chunks, SourceName } from './chunks.js'
import { resolveEndpoints } from './endpoints.js'
import { inert, type Askwell } from './instance.js'
import type { InitOptions } from './options.js'
import { sourceNames, start } from './start.js'

const load = () => import('@askwell/core/sources')
const sources = Object.fromEntries(sourceNames.map((name) => [name, load])) as Record<SourceName, typeof load>

const chunks: Chunks = {
  ...sources,
  launcher: () => import('./launcher.js'),
  decide: () => import('./deciding.js'),
  ui: () => import('./asking.js'),
  outbox: () => import('@askwell/transport'),
  lanes: () => import('@askwell/transport/lanes'),
  responses: () => import('./responses.js'),
  lease: () => import('./lease.js'),
  calls: () => import('./calls.js'),
  rejoin: () => import('./rejoin.js'),
  conditions: () => import('./conditions.js'),
  advice: () => import('./advice.js'),
  inline: () => import('./element.js'),
  inspector: () => import('./inspecting.js'),
}

/**
 * Starts Askwell. Prompts, outbox and validation are chunks that load when they are needed.
 *
 * A second call for the same project returns the instance that runs, and says so. On a server it returns one that does
 * nothing.
 *
 * @throws AskwellError for a wrong call: no endpoint, an endpoint that is no http(s) URL, no surveys. Nothing throws
 *   into the page after that.
 */
export function init<const Type extends string = never>(options: InitOptions<Type>): Askwell {
  return typeof document === 'undefined' ? inert : start(options, chunks, resolveEndpoints(options.endpoint))
}

export { AskwellError, inert }
export type { SurveyElement } from './element-class.js'
export type { Askwell } from './instance.js'
export type { AskwellEvents, AskwellListeners, Consent, InitOptions } from './options.js'
export { defineSurvey, describeExplanation } from '@askwell/core'
export type {
  Caps,
  Condition,
  CustomQuestion,
  Explanation,
  Outcome,
  Question,
  Survey,
  SurveyDocument,
  SurveyOf,
  SurveyResponse,
  Trigger,
} from '@askwell/core'
export type { Endpoint } from '@askwell/transport'
export type { CustomProps, Kind, QuestionProps, Theme } from '@askwell/ui'
