import { useEffect, useState } from 'preact/hooks'
import { shortOf } from '../theme/tokens.js'
import { kindWords, usable } from '../theme/value.js'
import type { ControlProps } from './row.js'

/** The value in words of CSS. What can't be used is said, and not set. */
export function ValueField({ token, value, set, settle }: ControlProps) {
  const [draft, setDraft] = useState<string>()
  const short = shortOf(token.name)
  const understood = draft === undefined ? value : usable(token, draft)
  const bad = draft !== undefined && draft.trim() !== '' && understood === undefined

  // Changed from elsewhere, by undo or by the slider beside it: what was typed is history.
  useEffect(() => {
    if (draft !== undefined && (usable(token, draft) ?? token.default) !== (value ?? token.default)) setDraft(undefined)
  }, [value])

  const leave = () => {
    setDraft(undefined)
    settle()
  }
  return (
    <>
      <input
        type="text"
        class="value"
        id={`value-${short}`}
        value={draft ?? value ?? ''}
        placeholder={/var\(|derived/.test(token.default) ? 'derived' : token.default}
        title={value ?? token.default}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-invalid={bad}
        aria-describedby={`meaning-${short} fault-${short}`}
        onInput={({ currentTarget }) => {
          const text = currentTarget.value
          setDraft(text)
          const next = usable(token, text)
          if (next !== undefined || text.trim() === '') set(next === token.default ? undefined : next)
        }}
        onBlur={leave}
        onKeyDown={({ key }) => {
          if (key === 'Enter' || key === 'Escape') leave()
        }}
      />
      <output class="fault" id={`fault-${short}`}>
        {bad ? `This is not ${kindWords(token)}.` : ''}
      </output>
    </>
  )
}
