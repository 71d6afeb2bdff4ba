import type { Answers, Outcome, Presentation, Survey } from '@askwell/core'
import { vi } from 'vitest'
import { afterFrame } from './after-frame.js'
import { loadBeside } from './load-beside.js'

export interface FakePresentation extends Presentation {
  seen: number
  records: { answers: Answers; complete: boolean }[]
  closed: { outcome: Outcome; answers: Answers }[]
  tracked: string[]
}

/** A presentation that writes down what it is told. Answers are kept at once. */
export function fakePresentation(survey: Omit<Survey, 'id'>, options: Partial<Presentation> = {}): FakePresentation {
  const presentation: FakePresentation = {
    survey: { id: 'test', ...survey },
    opened: false,
    values: {},
    holds: () => true,
    seen: 0,
    records: [],
    closed: [],
    tracked: [],
    visible: () => void presentation.seen++,
    record: async (answers, complete) => void presentation.records.push({ answers, complete }),
    close: (outcome, answers) => void presentation.closed.push({ outcome, answers }),
    track: (event) => void presentation.tracked.push(event),
    ...options,
  }
  return presentation
}

/** The prompt on screen, through its open shadow root. */
export function screen() {
  const host = document.querySelector<HTMLElement>('askwell-prompt')
  const root = host?.shadowRoot
  const all = <E extends HTMLElement>(selector: string) => [...(root?.querySelectorAll<E>(selector) ?? [])]
  const one = <E extends HTMLElement = HTMLElement>(selector: string) => {
    const found = root?.querySelector<E>(selector)
    if (!found) throw new Error(`no ${selector} on screen`)
    return found
  }
  return {
    host,
    all,
    one,
    radios: () => all('[role=radio]'),
    checked: () => all('[aria-checked=true]').map((radio) => radio.textContent),
    focused: () => root?.activeElement ?? null,
    said: () => one('[role=status]').textContent,
    question: () => one('#q').textContent,
    press(key: string, options: KeyboardEventInit = {}) {
      const target = root?.activeElement ?? one('[part=prompt]')
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...options }))
    },
  }
}

/** What is loaded beside a prompt is there, and drawn. */
export async function besideLoaded(): Promise<void> {
  const drawn = new Promise<void>(afterFrame)
  if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(20)
  await drawn
  await Promise.all([loadBeside(), import('./after.js')])
  for (let turn = 0; turn < 5; turn++) await undefined
}
