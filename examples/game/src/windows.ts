import type { Board } from './board.js'

export interface Windows {
  /** Shows a board; the buttons are made anew when its size changes. */
  show(board: Board, hint?: number): void
  focusFirst(): void
}

const steps: Record<string, (columns: number) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (columns) => -columns,
  ArrowDown: (columns) => columns,
}

/** A group with one tab stop: arrow keys walk from window to window, Space and Enter press. */
export function createWindows(group: HTMLElement, press: (window: number) => void): Windows {
  let buttons: HTMLButtonElement[] = []
  let columns = 0
  let current = 0

  const stopAt = (window: number) => {
    buttons[current]!.tabIndex = -1
    buttons[window]!.tabIndex = 0
    current = window
  }

  const build = (board: Board) => {
    columns = board.columns
    current = 0
    group.dataset.columns = String(columns)
    buttons = board.lit.map((_, window) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.tabIndex = window === 0 ? 0 : -1
      button.setAttribute('aria-label', `Row ${Math.floor(window / columns) + 1}, window ${(window % columns) + 1}`)
      button.addEventListener('click', () => press(window))
      button.addEventListener('focus', () => stopAt(window))
      return button
    })
    group.replaceChildren(...buttons)
  }

  group.addEventListener('keydown', (event) => {
    const step = steps[event.key]?.(columns)
    if (step === undefined) return
    event.preventDefault()
    const target = current + step
    const leavesRow = Math.abs(step) === 1 && Math.floor(target / columns) !== Math.floor(current / columns)
    if (!leavesRow) buttons[target]?.focus()
  })

  return {
    show(board, hint) {
      if (board.lit.length !== buttons.length || board.columns !== columns) build(board)
      buttons.forEach((button, window) => {
        button.setAttribute('aria-pressed', String(board.lit[window]))
        button.classList.toggle('hinted', window === hint)
      })
    },
    focusFirst: () => buttons[0]?.focus(),
  }
}
