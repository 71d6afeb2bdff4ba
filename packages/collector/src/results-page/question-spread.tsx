import type { QuestionResults } from '../results/results.js'
import { Columns } from './distribution.js'
import { count, oneDecimal, percent, plural, wording } from './format.js'

/** A question without a score of its own, by how its answers spread: a rating, a choice. */
export function QuestionSpread({ question }: { question: QuestionResults }) {
  const { id, type, scale, text, distribution, options } = question
  const mean = distribution.reduce((sum, { value, count }) => sum + value * count, 0) / question.count
  return (
    <article class="score">
      <h3>{wording(text) ?? (id === type ? `The ${type} question` : id)}</h3>
      <p class="trust">
        {plural(question.count, 'answer')}
        {type === 'rating' && `; mean ${oneDecimal(mean)} of ${scale}`}
      </p>
      <div class="distribution">
        {options ? <Options options={options} answers={question.count} /> : <Columns distribution={distribution} scale={scale} />}
      </div>
    </article>
  )
}

/** A bar per option: the share of answers that chose it. */
function Options({ options, answers }: { options: NonNullable<QuestionResults['options']>; answers: number }) {
  return (
    <ul class="options">
      {options.map((option) => (
        <li key={option.id} title={option.id}>
          <span dir="auto">{wording(option.text) ?? option.id}</span>
          <b>
            {percent(option.count / answers)} % <small>{count(option.count)}</small>
          </b>
          <i aria-hidden="true">
            <i style={{ width: `${(100 * option.count) / answers}%` }} />
          </i>
        </li>
      ))}
    </ul>
  )
}
