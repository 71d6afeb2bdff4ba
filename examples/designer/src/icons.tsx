const paths = {
  undo: 'M5 7h7.5a4.5 4.5 0 0 1 0 9H8M5 7l3.5-3.5M5 7l3.5 3.5',
  redo: 'M15 7H7.5a4.5 4.5 0 0 0 0 9H12m3-9-3.5-3.5M15 7l-3.5 3.5',
  reset: 'M4.5 10a5.5 5.5 0 1 0 1.7-4M4.5 3.5V7H8',
  link: 'M8.5 11.5l3-3M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9',
  unlink:
    'M12.7 9.3l.8-.8M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L13.5 11M7.3 10.7l-.8.8M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9M4 4l12 12',
  replay: 'M7 4.5v11l8-5.5z',
  pass: 'M4.5 10.5 8 14l7.5-8',
  fail: 'M5.5 5.5l9 9m0-9-9 9',
} as const

export const Icon = ({ name }: { name: keyof typeof paths }) => (
  <svg class="icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)
