import { count, plural, timeAgo } from './format.js'
import { SignIn } from './sign-in.js'
import { SurveyCard } from './survey-card.js'
import { useNow, useResults } from './use-results.js'
import { Welcome } from './welcome.js'

/** Everything that has arrived, as it arrives. */
export function Page() {
  const { results, refusal, live, version, reload } = useResults()
  const now = useNow()
  const surveys = results?.surveys ?? []
  const answered = surveys.reduce((sum, { responses }) => sum + responses, 0)
  const lastAt = Math.max(0, ...surveys.map(({ lastAt }) => lastAt ?? 0))

  return (
    <>
      <header class="top">
        <a class="brand" href="/results/">
          <Mark />
          Askwell
        </a>
        {results && (
          <output class={live ? 'status is-live' : 'status'}>
            {live ? 'Live' : refusal ? 'Not connected' : 'Every 5 seconds'}
          </output>
        )}
      </header>
      <main>
        {refusal && !results && refusal.code === 'sign_in' && <SignIn onSignedIn={reload} />}
        {refusal && !results && refusal.code !== 'sign_in' && (
          <section class="notice" role="alert">
            <h1>Nothing to show</h1>
            <p>{refusal.message}</p>
          </section>
        )}
        {results && answered === 0 && <Welcome links={results.links} surveys={surveys.map(({ id }) => id)} />}
        {results && answered > 0 && (
          <>
            <h1>What people told you</h1>
            <p class="sum">
              {plural(answered, 'response')} to {plural(surveys.filter(({ responses }) => responses > 0).length, 'survey')}. The
              last one {timeAgo(lastAt, now)}.
            </p>
            {surveys
              .filter(({ responses }) => responses > 0)
              .map((survey) => (
                <SurveyCard key={survey.id} survey={survey} now={now} version={version} />
              ))}
            <Waiting ids={surveys.filter(({ responses }) => responses === 0).map(({ id }) => id)} />
          </>
        )}
      </main>
    </>
  )
}

function Waiting({ ids }: { ids: string[] }) {
  if (ids.length === 0) return null
  return (
    <p class="waiting">
      {count(ids.length)} more without an answer yet: <span>{ids.join(', ')}</span>
    </p>
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
      <path fill="currentColor" d="M8 3h16a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-7l-6 5v-5H8a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6z" />
      <path
        fill="none"
        stroke="#fff"
        stroke-width="2.6"
        stroke-linecap="round"
        d="M10 13.5c1.3 2.9 3.3 4.4 6 4.4s4.7-1.500 6-4.400"
      />
    </svg>
  )
}
