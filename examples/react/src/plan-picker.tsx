import { euros, type Plan, plans } from './plans.js'

interface PlanPickerProps {
  plan: Plan
  choose(plan: Plan): void
}

export function PlanPicker({ plan, choose }: PlanPickerProps) {
  return (
    <fieldset className="plans">
      <legend>Plan</legend>
      {plans.map((each) => (
        <label key={each.id} className="plan">
          <input type="radio" name="plan" value={each.id} checked={each === plan} onChange={() => choose(each)} />
          <strong>{each.name}</strong>
          <span className="price">
            {each.price ? (
              <>
                {euros(each.price)} <small>a seat, a month</small>
              </>
            ) : (
              'Free'
            )}
          </span>
          <span className="about">{each.about}</span>
          <ul>
            {each.has.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </label>
      ))}
    </fieldset>
  )
}
