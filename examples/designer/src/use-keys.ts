import { useEffect } from 'preact/hooks'
import type { Change, History } from './theme/state.js'

/** Ctrl or ⌘ with Z goes back, with Shift and Z or with Y forth, wherever the focus is on the page. */
export function useKeys(history: History, dispatch: (change: Change) => void, say: (words: string) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return
      // In the fields, too: a field holds what is designed, and has no history of its own.
      event.preventDefault()
      const back = key === 'z' && !event.shiftKey
      const { length } = back ? history.past : history.future
      if (length) dispatch({ type: back ? 'undo' : 'redo' })
      say(length ? (back ? 'Undone' : 'Redone') : `Nothing to ${back ? 'undo' : 'redo'}`)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [history, dispatch, say])
}
