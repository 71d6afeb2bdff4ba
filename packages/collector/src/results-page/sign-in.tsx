import { useState } from 'preact/hooks'
import { signIn } from './api.js'

/** Asks for the admin token, and trades it for a session. */
export function SignIn({ onSignedIn }: { onSignedIn(): void }) {
  const [problem, setProblem] = useState('')

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const token = new FormData(event.currentTarget as HTMLFormElement).get('token')
    const { refusal } = await signIn(String(token))
    if (refusal) setProblem(refusal.message)
    else onSignedIn()
  }

  return (
    <section class="notice">
      <h1>Sign in</h1>
      <p>Results are for people who have the admin token this collector was started with.</p>
      <form onSubmit={(event) => void submit(event as SubmitEvent)}>
        <label htmlFor="token">Admin token</label>
        <input
          id="token"
          name="token"
          type="password"
          autocomplete="current-password"
          required
          aria-describedby="token-problem"
        />
        <button type="submit">Sign in</button>
        <p id="token-problem" class="problem" role="alert">
          {problem}
        </p>
      </form>
    </section>
  )
}
