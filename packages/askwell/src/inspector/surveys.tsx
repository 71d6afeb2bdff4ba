import { describeCheck, type Explanation } from '@askwell/core'
import { Mark } from './mark.js'
import { countdown } from './span.js'
import type { Actions, View } from './view.js'
import type { SurveyVerdict } from './watch.js'

/** Instants stay on one line. */
const Words = ({ text }: { text: string }) => (
  <>{text.split(/(\d{4}-\d\d-\d\d \d\d:\d\d)/).map((part, index) => (index % 2 ? <time key={index}>{part}</time> : part))}</>
)

const Checks = ({ explanation: { checks, at }, nowAt }: { explanation: Explanation; nowAt: number }) => (
  <ul class="checks">
    {checks.map((check) => (
      <li key={check.name} class={check.ok ? '' : 'fails'}>
        <Mark ok={check.ok} />
        <span class="name">{check.name}</span>
        <span class="words">
          <Words text={describeCheck(check, at)} />
          {check.until && <span class="chip">{countdown(check.until - nowAt)}</span>}
        </span>
      </li>
    ))}
  </ul>
)

const verdictOf = ({ explanation: { ok, reason, checks }, due }: SurveyVerdict, nowAt: number): string => {
  if (!checks.length) return 'left out: see Problems'
  if (due && due.at > nowAt) return `due in ${countdown(due.at - nowAt)}`
  if (due) return `due; waits ${countdown(due.expiresAt - nowAt)} for its chance`
  return ok ? 'may show now' : `not now: ${reason}`
}

const untilOf = ({ checks, reason }: Explanation) => checks.find(({ name }) => name === reason)?.until

interface RowProps {
  verdict: SurveyVerdict
  index: number
  view: View
  actions: Actions
}

const Row = ({ verdict, index, view: { expanded, nowAt }, actions }: RowProps) => {
  const { id, explanation } = verdict
  const isUsable = explanation.checks.length > 0
  const isExpanded = isUsable && expanded.has(index)
  const until = untilOf(explanation)
  return (
    <li class="survey">
      <h3>
        <button
          type="button"
          class="toggle"
          aria-expanded={isExpanded}
          aria-controls={isExpanded ? `checks-${index}` : undefined}
          aria-disabled={!isUsable}
          onClick={() => actions.expand(index)}
        >
          <span class={explanation.ok ? 'dot ok' : 'dot'} />
          <span class="id">
            <bdi>{id}</bdi>
            {isUsable && (
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M5 6.5l3 3 3-3" />
              </svg>
            )}
          </span>
          <span class="verdict">
            {verdictOf(verdict, nowAt)}
            {until && <span class="left">{countdown(until - nowAt)}</span>}
          </span>
        </button>
      </h3>
      {isUsable && (
        <button type="button" class="small" aria-label={`Show anyway: ${id}`} onClick={() => actions.showAnyway(id)}>
          Show anyway
        </button>
      )}
      {isExpanded && (
        <div id={`checks-${index}`} class="more">
          <Checks explanation={explanation} nowAt={nowAt} />
        </div>
      )}
    </li>
  )
}

export const Surveys = ({ view, actions }: { view: View; actions: Actions }) =>
  view.surveys.length ? (
    <ul class="list">
      {view.surveys.map((verdict, index) => (
        <Row key={index} verdict={verdict} index={index} view={view} actions={actions} />
      ))}
    </ul>
  ) : (
    <p class="empty">No surveys yet. The document has none, or has not come.</p>
  )
