/** A line drawing on a grid of 24 in the colour of its text; its name is up to the control around it. */
export const icon = (path: string) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
)

export const cross = 'm7 7 10 10m0-10L7 17'
export const thumb = 'M7 11v9H4q-1 0-1-1v-7q0-1 1-1zl4-7q3 0 2 4l-.4 2H18q3 0 2 3l-2 5q-.5 2-2 2H7'
export const star = 'm12 3 2.7 5.7 6.2.8-4.5 4.3 1.1 6.2-5.5-3-5.5 3 1.1-6.2L3 9.5l6.3-.8z'

/** @param mood From -1, the worst, to 1, the best: the curve of the mouth; the best one laughs. */
export const face = (mood: number) =>
  `M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M9 9v1m6-1v1M8 ${mood === 1 ? '14q4 6 8 0z' : `${15 - mood}q4 ${mood * 4} 8 0`}`
