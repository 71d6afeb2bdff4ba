import type { ComponentChild } from 'preact'
import { Controls } from './controls.js'
import { Events } from './events.js'
import { Person } from './person.js'
import { ProblemsList } from './problems-list.js'
import { Surveys } from './surveys.js'
import { TabList } from './tab-list.js'
import { problemCount, type Actions, type Tab, type View } from './view.js'

interface PanelProps {
  view: View
  actions: Actions
}

const Pill = ({ view: { problems, aheadMs, ignoreCaps }, actions }: PanelProps) => (
  <button type="button" class="pill" aria-expanded="false" onClick={() => actions.change({ isOpen: true })}>
    <span class="brand" />
    Askwell inspector
    {(aheadMs > 0 || ignoreCaps) && <span class="words">{aheadMs > 0 ? 'clock ahead' : 'caps ignored'}</span>}
    {problemCount(problems) > 0 && (
      <span class="count alert">
        {problemCount(problems)}
        <span class="sr"> problems</span>
      </span>
    )}
  </button>
)

const sheets: Record<Tab, (props: PanelProps) => ComponentChild> = {
  Surveys,
  Events: ({ view }) => <Events {...view} />,
  Problems: ({ view }) => <ProblemsList {...view} />,
  Person,
}

const Header = ({ view: { isAway }, actions }: PanelProps) => (
  <header>
    <span class="brand" />
    <h2>Askwell inspector</h2>
    <button type="button" class="icon" aria-label="Move to the other side" onClick={() => actions.change({ isAway: !isAway })}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M5 4.5L2 7.5l3 3M11 4.5l3 3-3 3M2 7.5h12" />
      </svg>
    </button>
    <button
      type="button"
      class="icon"
      aria-label="Collapse"
      aria-expanded="true"
      onClick={() => actions.change({ isOpen: false })}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3.5 8h9" />
      </svg>
    </button>
  </header>
)

export const Panel = ({ view, actions }: PanelProps) => {
  const Sheet = sheets[view.tab]
  return (
    <aside
      class={`${view.isOpen ? 'panel' : 'shut'} ${view.isAway ? 'away' : ''}`}
      aria-label="Askwell inspector"
      dir="ltr"
      lang="en"
    >
      {view.isOpen ? (
        <>
          <Header view={view} actions={actions} />
          <TabList view={view} actions={actions} />
          <div id="sheet" class="sheet" role="tabpanel" aria-labelledby={`tab-${view.tab}`} tabIndex={0}>
            <Sheet view={view} actions={actions} />
          </div>
          <Controls view={view} actions={actions} />
        </>
      ) : (
        <Pill view={view} actions={actions} />
      )}
      <output key="note" class={view.isOpen && view.isTrouble ? 'note' : 'sr'}>
        {view.note}
      </output>
    </aside>
  )
}
