import type { Thanks } from '@askwell/core'
import { cleanup, render } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { words as english } from './locales/en-all.js'
import { Thanking } from './thanking.js'

function draw(thanks: Thanks) {
  const close = vi.fn()
  const track = vi.fn()
  const read = (text: unknown, standard = '') => (typeof text === 'string' ? text : standard)
  cleanup()
  const { container } = render(<Thanking thanks={thanks} strings={english} read={read} close={close} track={track} />)
  const view = container.firstElementChild!
  return { view, close, track }
}

const link = (href: string) => draw({ action: { label: 'Go', href } }).view.querySelector('a')

describe('thanks', () => {
  it('uses standard words when the survey has none', () => {
    expect(draw({}).view.textContent).toBe('Thank you for your feedback.')
  })

  it('closes when its time is over', () => {
    const { view, close } = draw({})
    expect(view.className).toBe('brief')
    view.dispatchEvent(new Event('animationend'))
    expect(close).toHaveBeenCalledOnce()
  })

  it('waits for the person when there is a code to copy', () => {
    expect(draw({ code: 'THANKS10' }).view.className).toBe('')
  })

  it.each(['https://example.com/review', 'HTTP://example.com'])('opens %s in a tab that knows nothing of this one', (href) => {
    expect(link(href)).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' })
  })

  it.each(['/account?tab=reviews', 'mailto:hi@example.com', `${location.origin}/account`])('opens %s right here', (href) => {
    expect(link(href)?.target).toBe('')
  })

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'ftp://x',
    '',
  ])('offers no link to %s', (href) => {
    expect(link(href)).toBeNull()
  })

  it('tracks the event of an action, then closes', () => {
    const { view, track, close } = draw({ action: { label: 'Talk to us', event: 'open_support' } })
    view.querySelector('button')!.click()
    expect(track).toHaveBeenCalledWith('open_support')
    expect(close).toHaveBeenCalledOnce()
  })

  it('copies the code and says so', async () => {
    const writeText = vi.fn(async () => {})
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const button = draw({ code: 'THANKS10' }).view.querySelector('button')!
    button.click()
    await Promise.resolve()
    await Promise.resolve()
    vi.unstubAllGlobals()
    expect(writeText).toHaveBeenCalledWith('THANKS10')
    expect(button.textContent).toBe('Copied')
    expect(button.getAttribute('aria-live')).toBe('polite')
  })

  it('selects the code where there is no clipboard', async () => {
    vi.stubGlobal('navigator', {})
    draw({ code: 'THANKS10' }).view.querySelector('button')!.click()
    vi.unstubAllGlobals()
    expect(getSelection()?.toString()).toBe('THANKS10')
  })
})
