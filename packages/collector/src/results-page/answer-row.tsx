import type { Answer } from '@askwell/core'
import type { ListedResponse } from '../responses/list.js'
import type { QuestionResults } from '../results/results.js'
import { timeAgo, wording } from './format.js'
import { Thumb } from './thumb.js'
import { toneOf } from './tone.js'

interface Props {
  response: ListedResponse
  questions: QuestionResults[]
  now: number
}

/** One person's answers: the score, their words, and where they were. */
export function AnswerRow({ response, questions, now }: Props) {
  const { answers, context, occurredAt } = response
  const scored = answers.filter(({ type, value }) => type === 'thumbs' || typeof value === 'number')
  const words = answers
    .filter((answer) => !scored.includes(answer))
    .map((answer) => ({ question: answer.question, text: wordsOf(answer, questions) }))
    .filter(({ text }) => text.trim() !== '')
  return (
    <li class="answer">
      <div class="given">
        {scored.map((answer) => (
          <Given key={answer.question} answer={answer} question={questions.find(({ id }) => id === answer.question)} />
        ))}
      </div>
      <div class="said">
        {words.map(({ question, text }) => (
          <p key={question} dir="auto" lang={context.locale}>
            {text}
          </p>
        ))}
        <p class="where">
          <time dateTime={new Date(occurredAt).toISOString()} title={new Date(occurredAt).toLocaleString()}>
            {timeAgo(occurredAt, now)}
          </time>
          {[context.page, context.locale, context.device].map((each) => each && <span key={each}>{each}</span>)}
        </p>
      </div>
    </li>
  )
}

/** An answer in words: what was written, the options by what they said, an address that may be written to. */
function wordsOf({ type, value, question }: Answer, questions: QuestionResults[]): string {
  if (typeof value === 'object' && !Array.isArray(value)) return `${value.email} (may be written to)`
  if (type !== 'choice') return String(value)
  const options = questions.find(({ id }) => id === question)?.options ?? []
  const nameOf = (id: string) => wording(options.find((option) => option.id === id)?.text) ?? id
  return [value]
    .flat()
    .map((each) => (String(each).startsWith('other:') ? String(each).slice(6) : nameOf(String(each))))
    .join(', ')
}

function Given({ answer: { type, value }, question }: { answer: Answer; question: QuestionResults | undefined }) {
  const number = type === 'thumbs' ? Number(value === 'up') : Number(value)
  const tone = question?.score ? toneOf(question.score, number, question.scale) : 'middle'
  const title = [question?.id, type === 'thumbs' ? value : `${value}${question?.scale ? ` of ${scaleEnd(question)}` : ''}`]
  return (
    <span class={`chip ${tone}`} title={title.filter(Boolean).join(': ')}>
      {type === 'thumbs' ? <Thumb up={value === 'up'} /> : value}
    </span>
  )
}

const scaleEnd = ({ type, scale }: QuestionResults): number => (type === 'nps' ? 10 : scale)
