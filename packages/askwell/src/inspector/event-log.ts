/** Something that was tracked, as the log shows it. */
export interface LoggedEvent {
  /** Counts up; tells two alike apart. */
  number: number
  name: string
  properties: Readonly<Record<string, unknown>>
  at: number
  /** Whether some survey listens to it. */
  heard: boolean
}

export interface EventLog {
  add(event: Omit<LoggedEvent, 'number'>): void
  /** Newest first. */
  events(): readonly LoggedEvent[]
}

const maxEvents = 100

export function createEventLog(): EventLog {
  let events: LoggedEvent[] = []
  let number = 0
  return {
    add(event) {
      events = [{ ...event, number: ++number }, ...events].slice(0, maxEvents)
    },
    events: () => events,
  }
}
