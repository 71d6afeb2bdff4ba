import { type ComponentChildren, render } from 'preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'

let root: HTMLElement
beforeEach(() => (root = document.createElement('div')))

const draw = (view: ComponentChildren) => {
  render(view as object, root)
  return root.innerHTML
}

/** Runs against preact and, in a project of its own, against the renderer of the script tag: both do the same. */
describe('a view', () => {
  it('shows texts and zeros, and neither nothings nor markup in texts', () => {
    expect(
      draw(
        <p>
          {0}
          {'<b>'}
          {null}
          {undefined}
          {false}
          {''}
        </p>,
      ),
    ).toBe('<p>0&lt;b&gt;</p>')
  })

  it('is made of components, fragments and arrays', () => {
    const Pair = ({ first, children }: { first: string; children: ComponentChildren }) => (
      <>
        <i>{first}</i>
        {children}
      </>
    )
    expect(draw([<Pair first="a">b</Pair>, [[<u>c</u>]]])).toBe('<i>a</i>b<u>c</u>')
  })

  it('leaves out attributes that are undefined', () => {
    expect(draw(<a part="x" aria-label={undefined} href="/y" tabIndex={-1} />)).toMatch(
      /^<a part="x" href="\/y" tabindex="-1"><\/a>$/i,
    )
  })

  it('draws in the namespace of SVG', () => {
    draw(
      <svg viewBox="0 0 24 24">
        <path d="M0 0" />
      </svg>,
    )
    expect([...root.querySelectorAll('*')].map(({ namespaceURI }) => namespaceURI)).toEqual(
      Array(2).fill('http://www.w3.org/2000/svg'),
    )
    expect(root.firstElementChild!.getAttribute('viewBox')).toBe('0 0 24 24')
  })

  it('fills a shadow root', () => {
    const shadow = root.attachShadow({ mode: 'open' })
    render(<p>x</p>, shadow)
    expect(shadow.innerHTML).toBe('<p>x</p>')
  })

  it('keeps its elements when it is drawn again, with new attributes, texts and listeners', () => {
    const first = vi.fn()
    const second = vi.fn()
    draw(
      <button class="a" onClick={first}>
        one
      </button>,
    )
    const button = root.firstElementChild as HTMLElement
    draw(
      <button class="b" onClick={second}>
        two
      </button>,
    )
    expect(root.firstElementChild).toBe(button)
    expect(root.innerHTML).toBe('<button class="b">two</button>')
    button.click()
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
  })

  it('is built anew under another key', () => {
    draw(<textarea key="a" />)
    const field = root.firstElementChild
    draw(<textarea key="a" />)
    expect(root.firstElementChild).toBe(field)
    draw(<textarea key="b" />)
    expect(root.firstElementChild).not.toBe(field)
    expect(root.childElementCount).toBe(1)
  })

  it('keeps what is written in a field', () => {
    draw(<textarea />)
    const field = root.querySelector('textarea')!
    field.value = 'written'
    draw(<textarea rows={5}>kept</textarea>)
    expect(field.value).toBe('written')
    expect(root.firstElementChild).toBe(field)
  })

  it('loses what is no longer in it', () => {
    draw([<i />, <u />, 'x'])
    expect(draw(<i />)).toBe('<i></i>')
    expect(draw(<p />)).toBe('<p></p>')
    expect(draw(null)).toBe('')
  })

  it('leaves alone what others put into an element that it gives no children', () => {
    draw(<p />)
    root.firstElementChild!.textContent = 'said'
    expect(draw(<p />)).toBe('<p>said</p>')
  })
})
