import { clockText } from './span.js'
import type { View } from './view.js'

const text = (value: unknown) => (typeof value === 'string' && value ? value : JSON.stringify(value))

const Properties = ({ of }: { of: Readonly<Record<string, unknown>> }) => (
  <dl class="properties">
    {Object.entries(of).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd dir="auto">{text(value)}</dd>
      </div>
    ))}
  </dl>
)

export const Events = ({ events }: View) =>
  events.length ? (
    <ol class="list" reversed>
      {events.map(({ number, name, properties, at, heard }) => (
        <li key={number} class="event">
          <span class={heard ? 'dot ok' : 'dot'} />
          <span class="id" dir="auto">
            {name}
          </span>
          {!heard && <span class="words">no survey listens</span>}
          <time class="left">{clockText(at)}</time>
          {Object.keys(properties).length > 0 && <Properties of={properties} />}
        </li>
      ))}
    </ol>
  ) : (
    <p class="empty">Nothing yet. Events stand here as they happen, newest first.</p>
  )
