import type { SurveyResults } from '../results/results.js'
import { Answers } from './answers.js'
import { plural } from './format.js'
import { QuestionScore } from './question-score.js'
import { QuestionSpread } from './question-spread.js'

interface Props {
  survey: SurveyResults
  now: number
  version: number
}

/** One survey: its scores on one side, what people wrote on the other. */
export function SurveyCard({ survey, now, version }: Props) {
  const { id, responses, complete, questions } = survey
  const drawn = questions.filter(({ score, type, options }) => score || options || type === 'rating')
  return (
    <section class="card" aria-labelledby={`survey-${id}`}>
      <header>
        <h2 id={`survey-${id}`}>{id}</h2>
        <p>
          {plural(responses, 'response')}
          {complete < responses && `, ${complete} complete`}
        </p>
      </header>
      <div class="halves">
        <div class="scores">
          {drawn.map((question) => {
            const Question = question.score ? QuestionScore : QuestionSpread
            return <Question key={`${question.id} ${question.type} ${question.scale}`} question={question} />
          })}
          {drawn.length === 0 && <p class="quiet">This survey asks nothing that is scored.</p>}
        </div>
        <Answers survey={survey} now={now} version={version} />
      </div>
    </section>
  )
}
