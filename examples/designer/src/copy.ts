/** Puts a text on the clipboard, or says that it could not be. */
export async function copy(text: string, done: string, say: (words: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(done)
  } catch {
    say('The clipboard is closed to this page. The CSS stands below the controls.')
  }
}
