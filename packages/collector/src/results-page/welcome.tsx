import type { PageLink } from '../results/routes.js'

interface Props {
  links: PageLink[]
  /** Surveys that are served, and wait for an answer. */
  surveys: string[]
}

/** What to do while nothing has arrived. */
export function Welcome({ links, surveys }: Props) {
  return (
    <section class="notice">
      <h1>No answers yet</h1>
      <p>The first one shows up here by itself, within a second of being given. Leave this page open.</p>
      {links.length > 0 ? (
        <ul class="links">
          {links.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>Point your app at this collector:</p>
          <pre>
            <code>{`init({ endpoint: '${location.origin}/v1/responses' })`}</code>
          </pre>
        </>
      )}
      {surveys.length > 0 && <p class="quiet">Ready to ask: {surveys.join(', ')}.</p>}
    </section>
  )
}
