import { sampleOf, type Behaviour, type ReplayOptions } from '@askwell/core/replay'

/** How people deal with prompts, as far as a simulation may assume it. */
export interface Assumptions {
  /** The share of shown prompts that are answered. */
  answerRate: number
  /** The share of shown prompts that are closed without an answer; what is left of them is ignored. */
  dismissRate: number
  /** How long someone is there after the last event of a visit, in ms. */
  stayMs: number
  /** Another seed is other people's luck. */
  seed: number
}

const answerMs = 8000
const dismissMs = 4000

/** The same person does the same with the same prompt, whatever happens to others. */
export const behaviourFor = ({ answerRate, dismissRate, seed }: Assumptions): ReplayOptions['behave'] => {
  const answered: Behaviour = { reaction: 'answered', afterMs: answerMs }
  const dismissed: Behaviour = { reaction: 'dismissed', afterMs: dismissMs }
  const ignored: Behaviour = { reaction: 'ignored', afterMs: 0 }
  return (person, { id }) => {
    const mood = sampleOf(`${person.id}:${person.prompts.length}:${person.prompts.at(-1)?.[0] ?? 0}`, `${seed}:${id}`)
    return mood < answerRate ? answered : mood < answerRate + dismissRate ? dismissed : ignored
  }
}
