const OUTLINE =
  'M7 10.5v9.500H4.200a1 1 0 0 1-1-1v-7.500a1 1 0 0 1 1-1zM7 10.500l3.600-6.900c.2-.4.6-.6 1-.6 1.300 0 2.100 1 1.900 2.300L13 9h5.600c1.400 0 2.400 1.300 2 2.700l-1.700 6.500c-.3 1.100-1.200 1.800-2.300 1.800H7'

export function Thumb({ up }: { up: boolean }) {
  return (
    <svg
      class={up ? 'thumb' : 'thumb is-down'}
      viewBox="0 0 24 24"
      width="18"
      height="18"
      role="img"
      aria-label={up ? 'Up' : 'Down'}
    >
      <path d={OUTLINE} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round" />
    </svg>
  )
}
