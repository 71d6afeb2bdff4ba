import { describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { inEngines } from './in-engines.js'

const nps = 'How likely are you to recommend Tuesday Coffee to a friend?'

inEngines((room) => {
  const focused = () => room.tab.evaluate(() => inside.focused())
  const press = (...keys: string[]) => room.tab.press(...keys)

  describe('a prompt that comes by itself', () => {
    test('leaves the focus, the caret and every letter to the one who types', async () => {
      await room.begin()
      await room.tab.evaluate(() => document.querySelector<HTMLElement>('#name')!.focus())
      await press(...'Ada L')
      await room.tab.evaluate(() => window.askwell!('track', 'nps'))
      await press(...'ovela')
      await room.tab.evaluate(() => inside.shown('nps'))
      await press(...'ce', 'ArrowLeft', 'ArrowLeft', '_')
      const field = await room.tab.evaluate(() => {
        const { value, selectionStart } = document.querySelector<HTMLInputElement>('#name')!
        return { value, selectionStart }
      })
      expect(field).toEqual({ value: 'Ada Lovela_ce', selectionStart: 11 })
      expect(await focused()).toMatchObject({ id: 'name', inside: false })
    })

    test('is said politely by a region that was there before, empty; each next question, too', async () => {
      await room.begin()
      const said = await room.tab.evaluate(async () => {
        const region = () => document.querySelector('askwell-prompt')?.shadowRoot!.querySelector('[role=status]')
        const texts: string[] = []
        const seen = new MutationObserver(() => {
          const element = region()
          if (!element) return
          seen.disconnect()
          texts.push(element.textContent!)
          new MutationObserver(() => texts.push(element.textContent!)).observe(element, {
            childList: true,
            characterData: true,
            subtree: true,
          })
        })
        seen.observe(document.body, { childList: true })
        window.askwell!('track', 'nps')
        await inside.shown('nps')
        await inside.until('an announcement', () => texts.length > 1)
        inside.find('[role=radio]')!.click()
        await inside.until('the next', () => texts.length > 2)
        const style = getComputedStyle(region()!)
        return { texts, display: style.display, visibility: style.visibility }
      })
      expect(said.texts).toEqual(['', expect.stringContaining(nps), 'What went wrong?'])
      expect(said).toMatchObject({ visibility: 'visible', display: 'block' })
    })

    test('is not closed by Escape outside, and is reached by Tab', async () => {
      await room.begin()
      await room.tab.evaluate(() => document.querySelector<HTMLElement>('#name')!.focus())
      await room.track('nps')
      await press('Escape')
      await room.asks(nps)
      // Over the button that is between.
      expect(await room.tabIn()).toBeLessThanOrEqual(3)
      await press('Escape')
      await room.asks(undefined)
    })
  })

  describe('a prompt that was asked for', () => {
    test('takes the focus, and gives it back to what opened it', async () => {
      await room.begin()
      await room.tab.evaluate(() => document.querySelector<HTMLElement>('#opener')!.focus())
      await press('Enter')
      await room.asks(nps)
      await eventually('the focus inside', async () => (await focused()).role === 'radio')
      await press('Escape')
      await room.asks(undefined)
      expect(await focused()).toMatchObject({ id: 'opener' })
    })

    test('gives it back into a shadow root', async () => {
      await room.begin()
      await room.tab.evaluate(() => {
        const host = document.body.appendChild(document.createElement('x-menu'))
        const button = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('button'))
        button.id = 'deep'
        button.textContent = 'Feedback'
        button.addEventListener('click', () => void window.askwell!('show', 'nps'))
        button.focus()
      })
      await press('Enter')
      await room.asks(nps)
      await eventually('the focus inside', async () => (await focused()).inside)
      await press('Escape')
      await room.asks(undefined)
      expect(await focused()).toMatchObject({ id: 'deep' })
    })

    test('leaves it with the page when what opened it has gone', async () => {
      await room.begin()
      await room.tab.evaluate(() => {
        const faults: string[] = []
        Object.assign(window, { faults })
        addEventListener('error', ({ message }) => faults.push(message))
        document.querySelector<HTMLElement>('#opener')!.focus()
      })
      await press('Enter')
      await room.asks(nps)
      await eventually('the focus inside', async () => (await focused()).inside)
      await room.tab.evaluate(() => document.querySelector('#opener')!.remove())
      await press('Escape')
      await room.asks(undefined)
      expect(await focused()).toMatchObject({ tag: 'body' })
      expect(await room.tab.evaluate(() => (window as unknown as { faults: string[] }).faults)).toEqual([])
    })
  })

  describe('the focus is never lost', () => {
    const isInside = async () => expect(await focused()).toMatchObject({ inside: true })
    const button = async (part: string) => {
      for (let presses = 0; presses < 12; presses++) {
        if (await room.tab.evaluate((part) => inside.focused().part === part, part)) return
        await press('Tab')
      }
      throw new Error(`Tab never reached ${part}`)
    }

    test('on the way through answers, back, skip and the thanks', async () => {
      await room.begin()
      await room.show('several-scales')
      await eventually('the focus inside', async () => (await focused()).inside)
      await press('ArrowRight', 'Enter')
      await room.asks('Second?')
      await isInside()
      await button('back')
      await press('Enter')
      await room.asks('First?')
      await isInside()
      expect(await focused()).toMatchObject({ role: 'radio', chosen: '2' })
      await press('Space')
      await room.asks('Second?')
      await button('skip')
      await press('Space')
      await room.asks('Third?')
      await isInside()
      await press('ArrowDown', 'Enter')
      await room.asks('Fourth?')
      await isInside()
      await press(...'Yes', 'Control+Enter')
      await room.asks('Thank you for your feedback.')
      await isInside()
      await press('Escape')
      await room.asks(undefined)
    })

    test('when the answer could not be kept, and when it is tried again', async () => {
      await room.begin(room.site.full)
      await room.show('nps-alone')
      await eventually('the focus inside', async () => (await focused()).inside)
      await press('9')
      for (let attempt = 0; attempt < 2; attempt++) {
        await press('Enter')
        await eventually('that it failed', () => room.tab.evaluate(() => /not/.test(inside.find('#hint')?.textContent ?? '')))
        expect(await focused()).toMatchObject({ inside: true, chosen: '9' })
      }
    })
  })
})
