/** Runs once what is on screen has been drawn: what can wait must not hold up what a person sees. */
export const afterFrame = (run: () => void) => void requestAnimationFrame(() => setTimeout(run))
