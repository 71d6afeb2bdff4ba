import { Survey } from '@askwell/react'

export function BillingHelp() {
  return (
    <section className="help" aria-labelledby="help">
      <h2 id="help">How we bill</h2>
      <p>
        A month is charged on its first day, for the seats there are on that day. A seat that is added later costs the days that
        are left, on the next bill. A seat that goes is credited the same way.
      </p>
      <p>
        Changing to another plan takes effect at once. What you have paid for the old one is taken off the first bill of the new.
      </p>
      <Survey id="billing-help" className="ask" />
    </section>
  )
}
