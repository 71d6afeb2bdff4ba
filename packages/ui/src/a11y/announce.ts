/** Long enough for assistive technology to have noticed the empty live region. */
const noticeMs = 150

/** Says something through a live region that was there, and empty, from the start. */
export const announce = (region: Element, text: string) => void setTimeout(() => (region.textContent = text), noticeMs)
