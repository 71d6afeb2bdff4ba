import { instantText, spanText } from '@askwell/core'
import type { ComponentChildren } from 'preact'
import type { Actions, View } from './view.js'

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="fact">
    <dt>{name}</dt>
    <dd dir="auto">{children}</dd>
  </div>
)

const Facts = ({ person, pending, project, endpoint, nowAt }: View) => (
  <dl class="facts">
    <Fact name="Respondent">{person?.id ?? 'not known while there is no survey'}</Fact>
    {person?.userId !== undefined && <Fact name="User">{person.userId}</Fact>}
    {person && <Fact name="First seen">{instantText(person.firstSeenAt)}</Fact>}
    {person && <Fact name="Sessions">{person.sessions}</Fact>}
    <Fact name="Last prompts">
      {person?.prompts.length
        ? person.prompts.map(([at, survey]) => `${survey}, ${spanText(nowAt - at)} ago`).join(' · ')
        : 'none yet'}
    </Fact>
    <Fact name="Not delivered">{pending}</Fact>
    <Fact name="Endpoint">{endpoint}</Fact>
    <Fact name="Project">{project}</Fact>
  </dl>
)

const Attributes = ({ person }: View) => {
  const attributes = Object.entries(person?.attributes ?? {})
  return (
    <>
      <h3 class="title">Attributes</h3>
      {attributes.length ? (
        <dl class="facts">
          {attributes.map(([name, value]) => (
            <Fact key={name} name={name}>
              {JSON.stringify(value)}
            </Fact>
          ))}
        </dl>
      ) : (
        <p class="empty">None set. Audiences look at these.</p>
      )}
    </>
  )
}

export const Person = ({ view, actions }: { view: View; actions: Actions }) => (
  <>
    <Facts {...view} />
    <Attributes {...view} />
    <div class="forget">
      <button
        type="button"
        class="small"
        onClick={() => (view.isForgetting ? actions.forget() : actions.change({ isForgetting: true }))}
        onBlur={() => view.isForgetting && actions.change({ isForgetting: false })}
      >
        {view.isForgetting ? 'Press again to forget' : 'Forget everything'}
      </button>
      <p>History, drafts and {pending(view.pending)} on this device.</p>
    </div>
  </>
)

const pending = (count: number) => `${count} undelivered response${count === 1 ? '' : 's'}`
