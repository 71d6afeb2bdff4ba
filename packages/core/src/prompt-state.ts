import type { ContactValue, CustomQuestion, Question, Survey, Thanks } from './schema/index.js'

/** How a prompt ended. `failed`: it could not be shown, or the answer could not be kept. */
export type Outcome = 'answered' | 'partial' | 'dismissed' | 'later' | 'never' | 'failed'

export type AnswerValue = string | number | string[] | ContactValue

/** Values by question id; what the person skipped is missing. */
export type Answers = Readonly<Record<string, AnswerValue>>

/** What a prompt shows. The UI draws it and holds no copy. */
export type PromptState =
  | {
      step: 'asking'
      /** The question with its `id` filled in. */
      question: AskedQuestion
      answers: Answers
      /** 1-based place of this question, and how many there are as far as the answers tell. */
      position: number
      total: number
      /** True while the answer is being stored: thanks comes after. */
      saving: boolean
    }
  | { step: 'thanking'; answers: Answers; thanks: Thanks }
  | { step: 'closed'; answers: Answers; outcome: Outcome }

export type AskedQuestion = (Question | CustomQuestion) & { id: string }

export type PromptEvent =
  | { type: 'answer'; value: AnswerValue }
  | { type: 'skip' }
  | { type: 'back' }
  /** The answers are on the device (or could not be put there). */
  | { type: 'stored' }
  | { type: 'failed' }
  | { type: 'dismiss' | 'later' | 'never' }

export type { Survey }
