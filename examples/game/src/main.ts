import { init } from 'askwell'
import { isDark } from './board.js'
import { createGame, type GameState } from './game.js'
import { messageOf } from './message.js'
import { kinds, surveys } from './surveys.js'
import { createWindows } from './windows.js'

const askwell = init({
  endpoint: '/v1/responses',
  project: 'game',
  surveys,
  kinds,
  theme: 'dark',
  // So that both questions come up within one short visit. A real game keeps the defaults: one prompt a session, one a week.
  caps: { cooldown: '0s', perSession: 99 },
})

const find = (id: string) => document.getElementById(id)!

const windows = createWindows(find('windows'), (window) => game.press(window))

const game = createGame({
  changed: show,
  finished({ number }) {
    if (number === 0) askwell.track('tutorial_complete')
    else askwell.track('level_complete', { level: number })
    find('next').focus()
  },
  restarted: ({ level, presses }) => askwell.track('level_restart', { level: level.number, presses }),
})

find('hint').addEventListener('click', game.hint)
find('restart').addEventListener('click', game.restart)
find('next').addEventListener('click', () => {
  game.next()
  windows.focusFirst()
})

function show(state: GameState): void {
  const { level, board, hint } = state
  const dark = isDark(board)
  windows.show(board, hint)
  find('level').textContent = level.number === 0 ? 'Tutorial' : `House ${level.number}`
  find('message').textContent = messageOf(state)
  find('next').hidden = !dark
  find('restart').hidden = find('hint').hidden = dark
  find('house').dataset.look = String(level.number % 4)
  document.body.classList.toggle('night', dark)
}
