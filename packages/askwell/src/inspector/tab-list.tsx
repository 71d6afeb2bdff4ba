import { problemCount, tabs, type Actions, type Tab, type View } from './view.js'

const countOf = (tab: Tab, { surveys, events, problems }: View) =>
  ({ Surveys: surveys.length, Events: events.length, Problems: problemCount(problems), Person: 0 })[tab]

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
const onKeyDown = (event: KeyboardEvent, { tab }: View, { change }: Actions) => {
  const at = tabs.indexOf(tab)
  const target: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }
  const next = Object.hasOwn(target, event.key) && tabs.at(target[event.key]! % tabs.length)
  if (!next) return
  event.preventDefault()
  change({ tab: next })
  ;(event.currentTarget as Element).parentElement!.querySelector<HTMLElement>(`#tab-${next}`)!.focus()
}

export const TabList = ({ view, actions }: { view: View; actions: Actions }) => (
  <div class="tabs" role="tablist" aria-label="Inspector">
    {tabs.map((tab) => (
      <button
        key={tab}
        type="button"
        role="tab"
        id={`tab-${tab}`}
        aria-selected={tab === view.tab}
        aria-controls="sheet"
        tabIndex={tab === view.tab ? 0 : -1}
        onClick={() => actions.change({ tab })}
        onKeyDown={(event) => onKeyDown(event, view, actions)}
      >
        {tab}
        {countOf(tab, view) > 0 && <span class={tab === 'Problems' ? 'count alert' : 'count'}>{countOf(tab, view)}</span>}
      </button>
    ))}
  </div>
)
