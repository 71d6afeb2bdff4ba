import { type TokenGroup, tokens } from '@askwell/ui/theme'
import type { ComponentChildren } from 'preact'
import type { Measured, Scheme } from '../contrast/measure.js'
import { copy } from '../copy.js'
import { cssOf } from '../theme/css.js'
import type { Resolved } from '../theme/resolve.js'
import type { Change, Design } from '../theme/state.js'
import { Group } from './group.js'
import { Presets } from './presets.js'

interface PanelProps {
  design: Design
  dispatch(change: Change): void
  resolved: Record<Scheme, Resolved>
  measured: readonly Measured[]
  say(words: string): void
  children: ComponentChildren
}

const titles: Record<TokenGroup, string> = {
  colour: 'Colour',
  type: 'Type',
  shape: 'Shape',
  space: 'Space',
  motion: 'Motion',
  layer: 'Layer',
}
const openAtFirst = new Set<TokenGroup>(['colour', 'shape'])

/** Presets, a control for every variable, the CSS they come to, and their contrast. */
export function Panel({ design, dispatch, resolved, measured, say, children }: PanelProps) {
  const css = cssOf(design)
  const count = Object.keys(design).length
  return (
    <aside class="panel" id="controls" aria-label="Controls">
      <div class="scroll">
        <Presets design={design} dispatch={dispatch} />
        {(Object.keys(titles) as TokenGroup[]).map((group) => (
          <Group
            key={group}
            title={titles[group]}
            open={openAtFirst.has(group)}
            tokens={tokens.filter((token) => token.group === group)}
            {...{ design, dispatch, resolved, measured }}
          />
        ))}
        <section class="css" aria-labelledby="css">
          <div>
            <h2 id="css">CSS</h2>
            <button type="button" disabled={!count} onClick={() => copy(css, 'CSS copied', say)}>
              Copy
            </button>
            <button
              type="button"
              disabled={!count}
              onClick={() => {
                dispatch({ type: 'replace', design: {} })
                say('Everything is reset. Undo brings it back.')
              }}
            >
              Reset all
            </button>
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- It scrolls, and is text as it was written. */}
          <pre tabIndex={0} role="region" aria-label="CSS of the changed variables">
            {css || '/* Nothing is changed yet. */'}
          </pre>
        </section>
      </div>
      {children}
    </aside>
  )
}
