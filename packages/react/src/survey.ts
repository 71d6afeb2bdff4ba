import type { AskwellEvents, SurveyElement, Theme } from 'askwell'
import { createElement, type HTMLAttributes, useEffect, useRef } from 'react'

/** What is heard of a survey, by the event of its element. */
const names = { shown: 'onShown', answered: 'onAnswered', completed: 'onCompleted', dismissed: 'onDismissed' } as const

type Listeners = { [Event in keyof typeof names as (typeof names)[Event]]?: (detail: AskwellEvents[Event]) => void }

export interface SurveyProps extends Listeners, Omit<HTMLAttributes<HTMLElement>, 'id' | 'children'> {
  /** Of the survey, whose `place` is `{ "at": "inline" }`. */
  id: string
  /** Default: that of the provider. */
  theme?: Theme
  /** For `{{name}}` in texts. Read when it asks. */
  values?: Readonly<Record<string, unknown>>
}

/** A survey in the page: `<askwell-survey>`. It takes no room before it asks, and nothing on a server. */
export function Survey({ id, values, className, onShown, onAnswered, onCompleted, onDismissed, ...rest }: SurveyProps) {
  const element = useRef<SurveyElement>(null)
  const listeners = useRef<Listeners>({})
  useEffect(() => {
    listeners.current = { onShown, onAnswered, onCompleted, onDismissed }
  })
  useEffect(() => {
    const over = new AbortController()
    for (const name of Object.keys(names) as (keyof typeof names)[])
      element.current!.addEventListener(
        `askwell-${name}`,
        ({ detail }: CustomEventInit) => listeners.current[names[name]]?.(detail as never),
        over,
      )
    return () => over.abort()
  }, [])
  return createElement('askwell-survey', {
    ...rest,
    class: className,
    survey: id,
    ref: (node: SurveyElement | null) => {
      element.current = node
      // Before it asks, which takes it at least a turn.
      if (node) node.values = values
    },
  })
}
