import type { AskingProps } from './asking.js'
import { icon } from './icons.js'
import { standing } from './submit.js'

const dots = 'M5 12h.01m7 0h.01m7 0h.01'

/** The ways back and past a question, from the second one on. */
function aside(props: AskingProps) {
  const { position, kind, question, value, strings, leave } = props
  const way = (type: 'back' | 'skip') => (
    <button
      type="button"
      part={type}
      onClick={({ currentTarget }) =>
        // What was tapped before is there on the way forth; what is skipped is not.
        leave(type, kind.collect ? standing(props, currentTarget.form!) : type === 'back' ? value : undefined)
      }
    >
      {strings[type]}
    </button>
  )
  return position > 1 && [way('back'), !question.required && way('skip')]
}

/** Not now, or not any more: for who did not ask to be asked. */
function putOff({ opened, strings, value, leave }: AskingProps) {
  const way = (type: 'later' | 'never') => (
    <button type="button" part={type} onClick={() => leave(type, value)}>
      {strings[type]}
    </button>
  )
  return (
    !opened && (
      <details onToggle={({ currentTarget }) => currentTarget.scrollIntoView?.({ block: 'nearest' })}>
        <summary part="more" aria-label={strings.more}>
          {icon(dots)}
        </summary>
        <div class="row">
          {way('later')}
          {way('never')}
        </div>
      </details>
    )
  )
}

/**
 * The quiet ways around the Send button.
 *
 * @param send That button, if there is one.
 */
export const quietWays = (props: AskingProps, send: unknown) => [aside(props), send, putOff(props)]

/** The second click of a double click was meant for what the first one took away. */
export const onceEach = (root: ShadowRoot) =>
  root.addEventListener(
    'click',
    (event) => {
      if ((event as MouseEvent).detail < 2 || !(event.target as Element).closest('button,a')) return
      event.preventDefault()
      event.stopPropagation()
    },
    true,
  )
