import type { AnswerValue, AskedQuestion, Text } from '@askwell/core'
import type { Strings } from '../strings.js'

export interface QuestionProps<Asked extends AskedQuestion = AskedQuestion> {
  question: Asked
  /** The answer given before, on the way back; what is written so far, when the language changes meanwhile. */
  value: AnswerValue | undefined
  strings: Strings
  /** A text of the survey in the language of the prompt; `standard` when it has none. */
  read(text: Text | undefined, standard?: string): string
  /** Answers: recorded at once, then the next question or the thanks appears. */
  answer(value: AnswerValue): void
}

/** The props of one type of question. */
export type PropsOf<Type extends AskedQuestion['type']> = QuestionProps<Extract<AskedQuestion, { type: Type }>>

/** A kind of question. Kinds are values in a map; nothing registers itself. */
export interface Kind {
  type: string
  /** Draws the controls: `aria-labelledby="q"` names them by the question, `aria-describedby="hint"` adds its hint. */
  Component(props: QuestionProps): Node | readonly Node[]
  /** Adds a Send button, which answers with this; nothing written is a skip. Without it a control answers by itself. */
  collect?(form: HTMLFormElement): AnswerValue | undefined
}
