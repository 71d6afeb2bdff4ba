import { useCallback, useEffect, useReducer, useState } from 'preact/hooks'
import { fromHash, toHash, type View } from './theme/link.js'
import { begin, change } from './theme/state.js'

/** Safari refuses more than 100 changes of the address in 30 seconds. */
const writeMs = 300

/** The design with its history, what is looked at, and the link that restores both: the address of the page. */
export function useDesign() {
  const [restored, setRestored] = useState(() => fromHash(location.hash))
  const [history, dispatch] = useReducer(change, restored.design, begin)
  const [view, setView] = useState(restored.view)
  const hash = toHash(history.design, view)

  useEffect(() => {
    const timer = setTimeout(() => {
      // A link that could not be used stays in the address until something is changed.
      if (restored.faults.length && hash === toHash(restored.design, restored.view)) return
      if (location.hash.slice(1) !== hash) window.history.replaceState(null, '', hash ? `#${hash}` : location.pathname)
    }, writeMs)
    return () => clearTimeout(timer)
  }, [hash, restored])

  useEffect(() => {
    const follow = () => {
      const next = fromHash(location.hash)
      setRestored(next)
      setView(next.view)
      dispatch({ type: 'load', design: next.design })
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])

  const look = useCallback((some: Partial<View>) => setView((view) => ({ ...view, ...some })), [])
  const forgive = () => setRestored((restored) => ({ ...restored, faults: [] }))
  return { history, design: history.design, dispatch, view, look, faults: restored.faults, forgive, hash }
}
