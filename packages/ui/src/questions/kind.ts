import type { AnswerValue, AskedQuestion, CustomQuestion, Question, Text } from '@askwell/core'
import type { ComponentChildren, ComponentClass } from 'preact'
import type { Strings } from '../strings.js'

export interface QuestionProps<Asked extends AskedQuestion = AskedQuestion> {
  question: Asked
  /** What was kept so far, or answered before: on the way back, or when the language changes meanwhile. */
  value: AnswerValue | undefined
  strings: Strings
  /** A text of the survey in the language of the prompt; `standard` when it has none. */
  read(text: Text | undefined, standard?: string): string
  /** Remembers what is chosen or written and not answered yet. Done for what `collect` finds on every `input` event. */
  keep(value: AnswerValue | undefined): void
  /** Answers: recorded at once, then the next question or the thanks appears. */
  answer(value: AnswerValue): void
}

/** The props of a kind of one's own. */
export type CustomProps<Type extends string = string> = QuestionProps<CustomQuestion<Type> & { id: string }>

/** The props of one type of question. */
export type PropsOf<Type extends Question['type']> = QuestionProps<Extract<AskedQuestion, { type: Type }>>

/** As a method, whose parameters are compared both ways: a component may take the props of its own type alone. */
type QuestionFunction = { Component(props: QuestionProps): ComponentChildren }['Component']

/** A kind of question. Kinds are values in a map; nothing registers itself. */
export interface Kind {
  type: string
  /** The controls: `aria-labelledby="q"` names them by the question, `aria-describedby="hint"` adds its hint. */
  Component: QuestionFunction | ComponentClass<QuestionProps>
  /** Adds a Send button, which answers with this; nothing written is a skip. Without it a control answers by itself. */
  collect?(form: HTMLFormElement): AnswerValue | undefined
}
