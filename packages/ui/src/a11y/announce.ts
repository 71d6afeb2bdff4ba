/** Says something through a live region that was there, and empty, from the start: 150 ms is long enough to have noticed it. */
export const announce = (region: Element, text: string) => void setTimeout(() => (region.textContent = text), 150)
