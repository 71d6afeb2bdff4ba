// One page on a phone, with one prompt as a sheet: what the frames of the canvas show.
import { cells } from './canvas/cells.js'
import { drawCell } from './canvas/draw-cell.js'

const asked = new URLSearchParams(location.search)
const cell = cells.find(({ id }) => id === asked.get('cell'))
const theme = asked.get('scheme') === 'dark' ? 'dark' : 'light'

document.documentElement.style.colorScheme = theme
if (cell)
  drawCell({
    cell,
    holder: document.body,
    options: { theme, locale: asked.get('locale') ?? 'en' },
    find: () => document.querySelector('askwell-prompt'),
  })
