import { useEffect, useState } from 'preact/hooks'
import type { ResponsePage } from '../responses/list.js'
import type { SurveyResults } from '../results/results.js'
import { AnswerRow } from './answer-row.js'
import { fetchNewest } from './api.js'

const FIRST = 5
const MORE = 15
const MOST = 200

interface Props {
  survey: SurveyResults
  now: number
  version: number
}

/** The newest answers, with what people wrote. */
export function Answers({ survey, now, version }: Props) {
  const { id } = survey
  const [limit, setLimit] = useState(FIRST)
  const [page, setPage] = useState<ResponsePage>()

  useEffect(() => {
    let current = true
    void fetchNewest(id, limit).then(({ body }) => {
      if (current && body) setPage(body)
    })
    return () => {
      current = false
    }
  }, [id, limit, version])

  return (
    <div class="answers">
      <h3>Newest answers</h3>
      <ol>
        {page?.responses.map((response) => (
          <AnswerRow key={response.id} response={response} questions={survey.questions} now={now} />
        ))}
      </ol>
      {page?.next && limit < MOST && (
        <button type="button" onClick={() => setLimit(Math.min(MOST, limit + MORE))}>
          Show more
        </button>
      )}
    </div>
  )
}
