import { createEngine, type Answers, type Presentation, type SurveyDocument, type SurveyResponse } from '@askwell/core'
import { fakeHost, type FakeHost, type FakeHostOptions } from '@askwell/core/testing'

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** One page load: an engine of its own on a tab of its own. */
export interface Visit {
  askwell: ReturnType<typeof createEngine>
  /** Lets time pass, in ms, while this page is open. Default: 0. */
  wait(ms?: number): Promise<void>
  leave(): void
}

export interface Visitor {
  /** Ids of the surveys that came up, oldest first. */
  asked: string[]
  /** The anonymous id that this device has given them, once there was a visit. */
  id(): string
  responses: SurveyResponse[]
  /** What is on screen. */
  prompt(): Presentation | undefined
  answer(answers: Answers): Promise<void>
  dismiss(): Promise<void>
  visit(path?: string): Visit
  /** Lets time pass with no page open. */
  away(ms: number): Promise<void>
}

/** Someone with one device, on a clock that only moves when it is told to. Each prompt is seen for as long as it is open. */
export const visitor = (document: SurveyDocument, options: FakeHostOptions = {}): Visitor => {
  const device = fakeHost(options)
  const asked: string[] = []
  const responses: SurveyResponse[] = []
  let current: Presentation | undefined

  const end = async (close: (presentation: Presentation) => unknown) => {
    if (!current) throw new Error('nothing is on screen')
    const presentation = current
    current = undefined
    await close(presentation)
    await device.advance()
  }

  const visit = (path = '/'): Visit => {
    const host: FakeHost = device.openTab({ path })
    const askwell = createEngine({
      ...document,
      host,
      async present(presentation) {
        current = presentation
        asked.push(presentation.survey.id)
        presentation.visible()
        return { close: () => presentation.close('dismissed', {}) }
      },
      async deliver(response) {
        responses.push(response)
      },
    })
    return { askwell, wait: (ms) => host.advance(ms), leave: () => host.close() }
  }

  return {
    asked,
    id: () => (JSON.parse(device.stored.get('askwell:default')!) as { id: string }).id,
    responses,
    prompt: () => current,
    answer: (answers) =>
      end(async (presentation) => {
        await presentation.record(answers, true)
        presentation.close('answered', answers)
      }),
    dismiss: () => end((presentation) => presentation.close('dismissed', {})),
    visit,
    away: (ms) => device.advance(ms),
  }
}
