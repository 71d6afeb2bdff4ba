import type { Question, Text } from '@askwell/core'
import { RadioGroup, type Step } from '../a11y/radio-group.js'
import type { Kind, PropsOf } from './kind.js'

type ScaleType = Exclude<Question['type'], 'text' | 'choice' | 'contact'>

/** Steps that show their number. */
export const numbers = (from: number, to: number): Step[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ value: from + index }))

/** A kind of question whose answer is one step of a scale, with words at its two ends; those of thumbs are on them. */
export const scaleKind = <Type extends ScaleType>(
  type: Type,
  stepsOf: (props: PropsOf<Type>) => Step[],
  look: (question: PropsOf<Type>['question']) => string = () => type,
): Kind => ({
  type,
  Component(props: PropsOf<Type>) {
    const { question, strings, read } = props
    const { low, high } = (question as { labels?: { low?: Text; high?: Text } }).labels ?? {}
    return (
      <>
        <RadioGroup {...props} look={look(question)} steps={stepsOf(props)} />
        {type !== 'thumbs' && (
          <div id="ends" part="labels">
            <span>{read(low, strings[type][1])}</span>
            <span>{read(high, strings[type][2])}</span>
          </div>
        )}
      </>
    )
  },
})
