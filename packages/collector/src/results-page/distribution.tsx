import type { QuestionResults } from '../results/results.js'
import type { Score } from '../results/scores/score.js'
import { percent } from './format.js'
import { toneNames, toneOf, type Tone } from './tone.js'

interface Props {
  question: QuestionResults
  score: Score
}

const TONES: readonly Tone[] = ['low', 'middle', 'high']

/** How the answers spread over the scale: a column per step, and a bar of the shares. */
export function Distribution({ question: { distribution, scale, count }, score }: Props) {
  const names = toneNames(score)
  const shares = TONES.map((tone) => ({
    tone,
    hits: distribution.reduce((sum, each) => sum + (toneOf(score, each.value, scale) === tone ? each.count : 0), 0),
  })).filter(({ tone }) => names[tone])
  return (
    <div class="distribution">
      {score.name !== 'thumbs' && <Columns distribution={distribution} score={score} scale={scale} />}
      <div class="bar" aria-hidden="true">
        {shares.map(({ tone, hits }) => hits > 0 && <i key={tone} class={tone} style={{ flexGrow: hits }} />)}
      </div>
      <ul class="legend">
        {shares.map(({ tone, hits }) => (
          <li key={tone} class={tone}>
            {names[tone]} <b>{percent(hits / count)} %</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface ColumnsProps {
  distribution: QuestionResults['distribution']
  /** Without one the columns say nothing of good and bad. */
  score?: Score
  scale: number
}

/** A column per step. */
export function Columns({ distribution, score, scale }: ColumnsProps) {
  const toneAt = (value: number) => (score ? toneOf(score, value, scale) : 'high')
  const most = Math.max(1, ...distribution.map(({ count }) => count))
  const spoken = distribution.map(({ value, count }) => `${value}: ${count}`).join(', ')
  return (
    <figure class="columns" aria-label={`Answers by value. ${spoken}`}>
      {distribution.map(({ value, count }) => (
        <div key={value} aria-hidden="true" class={count > 0 ? toneAt(value) : 'none'}>
          <em>{count || ''}</em>
          <i style={{ height: `calc(${count / most} * var(--tall))` }} />
          <span>{value}</span>
        </div>
      ))}
    </figure>
  )
}
