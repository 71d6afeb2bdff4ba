interface SeatsProps {
  seats: number
  change(seats: number): void
}

export function Seats({ seats, change }: SeatsProps) {
  return (
    <div className="seats">
      <span>Seats</span>
      <div>
        <button type="button" aria-label="One seat less" disabled={seats < 2} onClick={() => change(seats - 1)}>
          −
        </button>
        <output aria-live="polite">{seats}</output>
        <button type="button" aria-label="One seat more" disabled={seats > 49} onClick={() => change(seats + 1)}>
          +
        </button>
      </div>
    </div>
  )
}
