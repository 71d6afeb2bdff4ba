import { useAskwell } from '@askwell/react'
import { type FormEvent, useState } from 'react'
import { PlanPicker } from './plan-picker.js'
import { euros, monthly, plans } from './plans.js'
import { Seats } from './seats.js'

export function PlanForm() {
  const askwell = useAskwell()
  const [plan, setPlan] = useState(plans[1]!)
  const [seats, setSeats] = useState(4)
  const [saved, setSaved] = useState('')
  const isFree = plan.price === 0
  const cost = isFree ? 'Nothing to pay' : `${euros(monthly(plan, seats))} a month`

  const save = (event: FormEvent) => {
    event.preventDefault()
    setSaved(`Saved: ${plan.name}, ${cost.toLowerCase()}.`)
    // The moment that matters: something is done, and fresh in mind.
    askwell.track('plan_saved', { plan: plan.name, seats: isFree ? 1 : seats })
  }

  return (
    <form onSubmit={save} onChange={() => setSaved('')}>
      <PlanPicker plan={plan} choose={setPlan} />
      <div className="bill">
        {isFree ? <p>One seat is included.</p> : <Seats seats={seats} change={setSeats} />}
        <p className="total">{cost}</p>
        <button type="submit">Save plan</button>
      </div>
      <output className="saved">{saved}</output>
    </form>
  )
}
