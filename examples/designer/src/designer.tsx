import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { Bar } from './bar.js'
import { Canvas } from './canvas/canvas.js'
import { Contrast } from './contrast/contrast.js'
import { useMeasured } from './contrast/use-measured.js'
import { Faults } from './faults.js'
import { Panel } from './controls/panel.js'
import { reveal } from './controls/reveal.js'
import { useKeys } from './use-keys.js'
import { useDesign } from './use-design.js'

/** The page: controls on the left, every prompt in every state on the right. */
export function Designer() {
  const { history, design, dispatch, view, look, faults, forgive, hash } = useDesign()
  const [said, setSaid] = useState('')
  const [open, setOpen] = useState(false)
  const canvas = useRef<HTMLElement>(null)
  const { measured, resolved, again } = useMeasured(canvas, design)

  const say = useCallback((words: string) => {
    setSaid('')
    // Said twice, the same words are heard twice.
    requestAnimationFrame(() => setSaid(words))
  }, [])
  useKeys(history, dispatch, say)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(''), 4000)
    return () => clearTimeout(timer)
  }, [said])

  const turnTo = (variable: string) => {
    setOpen(true)
    requestAnimationFrame(() => reveal(variable))
  }

  return (
    <div class="designer" data-controls={open ? 'open' : 'closed'}>
      <button type="button" class="skip" onClick={() => canvas.current?.focus()}>
        Skip to the prompts
      </button>
      <Bar {...{ history, dispatch, view, look, say, hash, canvas }} />
      <Panel {...{ design, dispatch, resolved, measured, say }}>
        <Contrast measured={measured} turnTo={turnTo} />
      </Panel>
      <main ref={canvas} tabIndex={-1} aria-label="Prompts">
        {faults.length > 0 && <Faults faults={faults} close={forgive} />}
        <Canvas
          design={design}
          view={view}
          cardWidth={parseFloat(resolved.light['--askwell-width'] ?? '') || 360}
          drawn={again}
        />
      </main>
      <button
        type="button"
        class="controls-button solid"
        aria-expanded={open}
        aria-controls="controls"
        onClick={() => setOpen(!open)}
      >
        {open ? 'Close the controls' : 'Controls'}
      </button>
      <output class="toast">{said}</output>
    </div>
  )
}
