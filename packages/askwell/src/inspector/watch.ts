import { explanationOf, type createLazyEngine, type Explanation, type SurveyDocument } from '@askwell/core'

export type Engine = ReturnType<typeof createLazyEngine>

export interface SurveyVerdict {
  id: string
  explanation: Explanation
  /** Triggered, and waiting: when it is due, and when it expires. */
  due?: { at: number; expiresAt: number } | undefined
}

/** Who is here, as far as this device knows. */
export interface Person {
  id: string
  userId?: string | undefined
  sessions: number
  sessionAt: number
  firstSeenAt: number
  attributes: Readonly<Record<string, unknown>>
  /** The latest prompts, newest first. */
  prompts: readonly [at: number, survey: string][]
}

export interface Sight {
  surveys: readonly SurveyVerdict[]
  person?: Person | undefined
}

type Subject = Record<string, unknown> & { respondent?: { userId?: string } }

const personOf = (
  history: Pick<Person, 'id' | 'sessions' | 'sessionAt' | 'firstSeenAt' | 'prompts'>,
  subject: Subject = {},
): Person => {
  const { respondent, page: _, device: __, locale: ___, events: ____, surveys: _____, ...attributes } = subject
  const { id, sessions, sessionAt, firstSeenAt, prompts } = history
  return {
    id,
    userId: respondent?.userId,
    sessions,
    sessionAt,
    firstSeenAt,
    attributes,
    prompts: prompts.slice(-5).sort(([a], [b]) => b - a),
  }
}

/** Sessions begin inside the engine, where nobody tracks them. */
export const isNewSession = (before: Person | undefined, now: Person | undefined, openedAt: number): boolean =>
  !!now && (before?.id === now.id ? now.sessions > before.sessions : now.sessionAt >= openedAt)

/** Looks at every survey of a document as the engine does. */
export async function look(engine: Engine, { surveys }: SurveyDocument): Promise<Sight> {
  let person: Person | undefined
  const seen = surveys.map(async (survey): Promise<SurveyVerdict> => {
    const id = `${(survey as { id?: unknown } | null)?.id ?? 'no id'}`
    return engine.inspect(id, (id, circumstances, path) => {
      const due = circumstances?.history.due.find(({ survey }) => survey === id)
      if (circumstances) person ??= personOf(circumstances.history, circumstances.subject())
      return {
        id,
        explanation: explanationOf(id, circumstances, path),
        due: due && { at: due.at + due.delayMs, expiresAt: due.at + due.expiresMs },
      }
    })
  })
  return { surveys: await Promise.all(seen), person }
}
