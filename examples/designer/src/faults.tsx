const most = 5

/** What a link said that could not be used. */
export const Faults = ({ faults, close }: { faults: readonly string[]; close(): void }) => (
  <section class="faults" role="alert" aria-label="About this link">
    <div>
      <p>
        <strong>Not all of this link could be used.</strong> The defaults hold for the rest.
      </p>
      <ul>
        {faults.slice(0, most).map((fault) => (
          <li>{fault}</li>
        ))}
        {faults.length > most && <li>and {faults.length - most} more</li>}
      </ul>
    </div>
    <button type="button" onClick={close}>
      Dismiss
    </button>
  </section>
)
