// Runs in the page, in every engine alike: brings prompts into a state, and says what is wrong with them there.
import { axeFaultsOf, layoutFaultsOf } from './faults.js'

const root = () => document.querySelector('askwell-prompt')?.shadowRoot
const card = () => root()?.querySelector('[role=dialog]')
const find = (selector) => card()?.querySelector(selector)

async function until(what, look) {
  for (const end = performance.now() + 5000; performance.now() < end;) {
    const found = look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`never: ${what}`)
}

async function show(id) {
  await until('askwell', () => window.askwell?.version)
  window.askwell('show', id)
  await shown(id)
}

/** The last that is loaded has the looks for print. */
const isDressed = () =>
  root().adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some(({ media }) => media?.mediaText === 'print'))

/** Resolves when a prompt is there, and what is loaded beside it. */
async function shown(id) {
  await until(`a prompt of ${id}`, () => find('[role=radio], input:not([hidden]), textarea'))
  await until('what is beside it', () => isDressed() && (find('.row *') || find('[role=radio]')))
}

async function close() {
  find('[part=close]')?.click()
  await until('no prompt', () => !root())
}

function fill(field, value) {
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
}

const key = (target, name) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }))

/** Chooses or writes, and answers nothing yet. */
async function choose(id) {
  const radio = find('[role=radio]')
  if (radio) {
    radio.focus()
    if (id === 'choice-other') key(radio, 'End')
    // The fourth of a scale, the second of a few.
    else for (let press = find('[role=radio]:nth-child(4)') ? 3 : 1; press > 0; press--) key(root().activeElement, 'ArrowDown')
    if (id === 'choice-other') fill(await until('a field', () => find('[part=field]')), 'The smell')
  } else if (id === 'contact') {
    fill(find('[name=email]'), 'ada@example.com')
    find('[name=consent]').click()
  } else if (find('[type=checkbox]')) find('[type=checkbox]').click()
  else fill(find('textarea'), 'Because.')
  await until('a choice', () => find('[aria-checked=true], :checked') || find('textarea, [name=email]')?.value)
}

async function answer() {
  const before = find('h2').textContent
  const send = find('[part=submit]')
  if (send?.offsetWidth) send.click()
  else find('[aria-checked=true]').click()
  return until(
    'what comes after the answer',
    () => find('h2').textContent !== before || find('#hint')?.textContent.includes('not'),
  )
}

async function dress({ theme, direction }) {
  window.askwell('setTheme', theme)
  window.askwell('setLocale', direction === 'rtl' ? 'ar' : 'en')
  await until(direction, () => card().dir === direction)
}

const looks = ['light', 'dark'].flatMap((theme) => ['ltr', 'rtl'].map((direction) => ({ theme, direction })))

/** From one state to the next: what to do to be there. */
const ways = {
  asking: (id) => show(id),
  chosen: choose,
  'follow-up': answer,
  async thanks() {
    fill(find('textarea'), 'Because.')
    await answer()
  },
  async 'thanks with a code'(id) {
    await close()
    await show(id)
    await choose(id)
    await answer()
    fill(find('textarea'), 'code')
    await answer()
  },
}

const failed = {
  async failed(id) {
    await show(`${id}-alone`)
    await choose(id)
    await answer()
  },
}

/**
 * Takes prompts through all states and looks, and says what is wrong in each: cut off, covered or too small anywhere, and
 * what axe finds in the looks of `axed`.
 */
async function matrix({ ids, full, axed }) {
  const found = []
  let cells = 0
  for (const id of ids) {
    for (const [state, go] of Object.entries(full ? failed : ways)) {
      try {
        await go(id)
      } catch (error) {
        found.push(`${id}, ${state}: ${error.message}; it asks "${question()}"`)
        break
      }
      for (const look of looks) {
        await dress(look)
        const name = `${look.theme} ${look.direction}`
        const faults = layoutFaultsOf(root(), card())
        if (axed.includes(name)) faults.push(...(await axeFaultsOf()))
        found.push(...faults.map((fault) => `${id}, ${state}, ${name}: ${fault}`))
        cells++
      }
      await dress(looks[0])
    }
    await close()
  }
  return { cells, found }
}

/** Where the focus is, through shadow roots. */
function focused() {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return {
    tag: active?.localName,
    id: active?.id,
    role: active?.getAttribute('role') ?? active?.type ?? '',
    name: active?.getAttribute('aria-label') ?? active?.labels?.[0]?.textContent ?? active?.textContent,
    part: active?.getAttribute('part'),
    chosen: find('[aria-checked=true]')?.value,
    inside: !!card()?.contains(active),
  }
}

const question = () => find('h2')?.textContent

const layout = () => layoutFaultsOf(root(), card())

window.inside = {
  layout,
  show,
  shown,
  close,
  choose,
  answer,
  dress,
  ways: { ...ways, ...failed },
  matrix,
  card,
  find,
  until,
  focused,
  question,
}
