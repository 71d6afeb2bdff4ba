import type { QuestionResults } from '../results/results.js'
import type { Score } from '../results/scores/score.js'
import { Distribution } from './distribution.js'
import { oneDecimal, percent, plural, signed, wording } from './format.js'

/** Under this many answers a score moves with every single one. */
const FEW = 30

const NAMES: Readonly<Record<Score['name'], string>> = { nps: 'NPS', csat: 'CSAT', ces: 'CES', thumbs: 'Thumbs up' }

interface Figure {
  value: string
  unit?: string
  /** Half of the 95 % interval, or the interval itself. */
  margin: string
  also?: string
}

function figureOf(score: Score, steps: number): Figure {
  if (score.name === 'nps') {
    // A handful of equal answers has no variance, which is not the same as certainty.
    const margin = score.margin > 0 ? `± ${Math.max(1, Math.round(score.margin))}` : ''
    return { value: signed(score.value), margin }
  }
  const interval = `${percent(score.low)}–${percent(score.high)} %`
  if (score.name === 'thumbs') return { value: percent(score.share), unit: '%', margin: interval }
  const boxes = steps === score.top ? `${score.top}` : `${score.top}–${steps}`
  if (score.name === 'csat')
    return {
      value: percent(score.share),
      unit: '%',
      margin: interval,
      also: `answered ${boxes} of ${steps}; mean ${oneDecimal(score.mean)}`,
    }
  const agree = `${percent(score.share)} % answered ${boxes}`
  return { value: oneDecimal(score.mean), unit: `of ${steps}`, margin: '', also: `${agree} (${interval})` }
}

/** The score of one question, as people know it, with how far it can be trusted. */
export function QuestionScore({ question }: { question: QuestionResults }) {
  const { id, score, scale, count, text } = question
  if (!score) return null
  const { value, unit, margin, also } = figureOf(score, scale)
  return (
    <article class="score">
      <h3>{wording(text) ?? (id === question.type ? `The ${NAMES[score.name]} question` : id)}</h3>
      <p class={count < FEW ? 'trust is-thin' : 'trust'}>
        {plural(count, 'answer')}
        {count < FEW && '; under 30, read with care'}
      </p>
      <p class="figure">
        <strong>
          {value}
          {unit && <small>{unit}</small>}
        </strong>
        <span>
          <b>{NAMES[score.name]}</b>
          {margin && <abbr title="95 % confidence interval">{margin}</abbr>}
        </span>
      </p>
      {also && <p class="also">{also}</p>}
      <Distribution question={question} score={score} />
    </article>
  )
}
