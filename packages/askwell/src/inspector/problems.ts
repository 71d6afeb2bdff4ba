import type { AskwellError, SurveyDocument } from '@askwell/core'
import { checkDocument, checkOptions, type Issue } from '@askwell/core/schema'
import { advise } from '../advice.js'
import type { InitOptions } from '../options.js'

export interface Problems {
  document: readonly Issue[]
  options: readonly Issue[]
  /** What was reported, each thing once. */
  errors: readonly string[]
}

const known: Record<keyof InitOptions, true> = {
  endpoint: true,
  surveys: true,
  kinds: true,
  caps: true,
  groups: true,
  respondent: true,
  project: true,
  locale: true,
  theme: true,
  dataLayer: true,
  consent: true,
  respectGPC: true,
  debug: true,
  on: true,
  beforeSend: true,
  collect: true,
}

const attributes =
  'endpoint service key surveys locale theme project datalayer consent respectGpc debug beforeSend collectUrl collectText'.split(
    ' ',
  )

const levels: Record<string, unknown> = { true: true, false: false, session: 'session' }

/** The options of `init`, or the attributes of a script tag, which may have others for itself: no matter unless near. */
const checkInit = (options: Readonly<Record<string, unknown>>): Issue[] => {
  const { dataset } = document.querySelector<HTMLScriptElement>('script[data-surveys][data-endpoint]') ?? {}
  if (!dataset || options['surveys'] !== dataset['surveys']) return checkOptions(options, Object.keys(known))
  // What `script.ts` has read into options, and what it was read from.
  const { dataLayer: _, debug: __, datalayer: ___, respectGPC: ____, respectGpc: _____, consent: ______, ...data } = options
  const said = dataset['consent'] === undefined ? {} : { consent: levels[dataset['consent']] ?? dataset['consent'] }
  return checkOptions({ ...data, ...said }, attributes)
    .filter(({ path, message }) => attributes.includes(path) || message.includes('did you mean'))
    .map(({ path, message }) => ({ path: `data-${path}`, message: message.replace('unknown option; did you mean "', '$&data-') }))
}

/** What is wrong: with the options, with each document that comes, and what was reported. */
export function createProblems(options: InitOptions<string>) {
  const wrongOptions = checkInit({ ...options })
  let wrongDocument: Issue[] = []
  let current: SurveyDocument = { surveys: [] }
  const errors = new Map<string, AskwellError>()
  return {
    check(next: SurveyDocument) {
      current = next
      wrongDocument = checkDocument(next, { kinds: Object.keys({ ...options.kinds }) })
    },
    report: (error: AskwellError) => void errors.set(error.message, error),
    all: (): Problems => ({
      document: wrongDocument,
      options: wrongOptions,
      // A faulty survey is told with its faults, above.
      errors: [...errors.values()]
        .filter(({ code }) => code !== 'bad-survey' || !wrongDocument.length)
        .map((error) => advise(error, current, options.kinds)),
    }),
  }
}
