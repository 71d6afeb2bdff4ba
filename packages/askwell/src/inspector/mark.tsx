/** ✓ or ✗, drawn for the eye and said for the ear. */
export const Mark = ({ ok }: { ok: boolean }) => (
  <span class={ok ? 'mark ok' : 'mark'}>
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={ok ? 'M3.5 8.5l3 3 6-7' : 'M4.5 4.5l7 7M11.5 4.5l-7 7'} />
    </svg>
    <span class="sr">{ok ? 'passes:' : 'fails:'}</span>
  </span>
)
