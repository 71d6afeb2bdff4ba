import { AskwellProvider } from '@askwell/react'
import type { InitOptions } from 'askwell'
import { BillingHelp } from './billing-help.js'
import { PlanForm } from './plan-form.js'
import { surveys } from './surveys.js'

const options: InitOptions = {
  endpoint: '/v1/responses',
  project: 'react',
  surveys,
  // So that each save asks. A real app keeps the defaults: one prompt a session, one a week.
  caps: { cooldown: '0s', perSession: 99 },
}

export function App() {
  return (
    <AskwellProvider options={options}>
      <header className="bar">
        <a className="brand" href="/react/">
          <svg aria-hidden="true" viewBox="0 0 28 28" width="28" height="28">
            <rect width="28" height="28" rx="8" />
            <path d="M8 7v14M12.5 7v14M17 7v14M5.500 18.500 22.500 9.500" />
          </svg>
          Tally
        </a>
        <nav aria-label="Settings">
          <span aria-current="page">Plan</span>
          <a href="/">About this example</a>
        </nav>
      </header>
      <main>
        <h1>Plan and seats</h1>
        <p className="lead">Hours of the Northside studio. Change what you like; you can change it back.</p>
        <PlanForm />
        <BillingHelp />
      </main>
    </AskwellProvider>
  )
}
