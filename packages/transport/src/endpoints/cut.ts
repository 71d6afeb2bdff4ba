/** Without what no server takes: half surrogates and control characters become U+FFFD. */
export const clean = (text: string): string => text.replace(/(?![\n\t])[\p{Cs}\p{Cc}]/gu, '\ufffd')

/**
 * The clean beginning of a text, of which `write` makes at most `most` UTF-16 units: "…" ends one that is cut, and no
 * character is cut in two.
 *
 * @param write How one character is written there.
 */
export const cut = (text: string, most: number, write = (character: string) => character): string => {
  let whole = ''
  let short = ''
  for (const character of clean(text.slice(0, most + 1))) {
    whole += write(character)
    if (whole.length < most) short = whole
    if (whole.length > most) return `${short}…`
  }
  return whole
}

/** A text changed, or each of a list; anything else as it is. */
export const eachText = <T>(value: T, change: (text: string) => string): T =>
  (typeof value === 'string' ? change(value) : Array.isArray(value) ? value.map((each) => eachText(each, change)) : value) as T
