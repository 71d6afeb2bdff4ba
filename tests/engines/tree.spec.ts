import { expect, test } from 'vitest'
import type { Accessible } from '../support/engine.js'
import { inEngines } from './in-engines.js'

const radios = (...names: string[]) => names.map((name) => `  radio "${name}"`)
const numbers = (from: number, to: number) => radios(...Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`))
const group = (role: string, name: string, description = '') => `${role} "${name}"${description && ` (${description})`}`
const progress = 'image "1 of 2"'

/** How engines call what shows and hides the ways to put a prompt off. */
const more: Record<string, string[]> = {
  chromium: ['group ""', '  DisclosureTriangle "More options"'],
  firefox: ['details ""', '  summary "More options"'],
}

/** What assistive technology is told of the controls of each kind, between the heading and the Close button. */
const told: Record<string, string[]> = {
  thumbs: [group('radiogroup', 'Enjoying the new levels?'), ...radios('Yes', 'No'), progress],
  'csat-faces-5': [
    group('radiogroup', 'How satisfied were you with your experience?', 'Very dissatisfied Very satisfied'),
    ...radios(
      '1 of 5, very dissatisfied',
      '2 of 5, dissatisfied',
      '3 of 5, neutral',
      '4 of 5, satisfied',
      '5 of 5, very satisfied',
    ),
    progress,
  ],
  'csat-stars-3': [
    group('radiogroup', 'How satisfied were you with your experience?', 'Very dissatisfied Very satisfied'),
    ...radios('1 of 3, dissatisfied', '2 of 3, neutral', '3 of 3, satisfied'),
    progress,
  ],
  'ces-7': [
    group('radiogroup', 'Tuesday Coffee made it easy for me to change my order.', 'Strongly disagree Strongly agree'),
    ...numbers(1, 7),
    progress,
  ],
  nps: [
    group('radiogroup', 'How likely are you to recommend Tuesday Coffee to a friend?', 'Not at all likely Extremely likely'),
    ...numbers(0, 10),
    progress,
  ],
  'rating-stars': [
    group('radiogroup', 'How was the ride?', 'Poor Excellent'),
    ...radios('1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5'),
    progress,
  ],
  'choice-one': [group('radiogroup', 'What mattered most?'), ...radios('Price', 'Speed', 'Looks'), progress],
  'choice-several': [
    group('group', 'Which of these fits best?', 'Choose 1–2'),
    ...['Price', 'Speed', 'Looks', 'Something I would rather say myself'].map((name) => `  checkbox "${name}" (Choose 1–2)`),
    progress,
    'button "Send"',
  ],
  text: ['textbox "What could we do better?" (A sentence is plenty. A person reads it.)', progress, 'button "Send"'],
  contact: [
    group('group', 'May we contact you about this?'),
    '  textbox "E-mail"',
    '  checkbox "You may write to me about this feedback."',
    '  alert ""',
    progress,
    'button "Send"',
  ],
}

/** A part as lines, each inner one two spaces deeper. */
function linesOf({ role, name, description, states, children }: Accessible, indent = ''): string[] {
  const own = [role, JSON.stringify(name), description && `(${description})`, ...states].filter(Boolean).join(' ')
  return [indent + own, ...children.flatMap((child) => linesOf(child, `${indent}  `))]
}

const find = (node: Accessible, role: string): Accessible | undefined =>
  node.role === role ? node : node.children.map((child) => find(child, role)).find(Boolean)

/** Its role and name alone, as far as WebKit's driver says them. */
const bare = (line: string) => /^ *(\w+ "[^"]*")/.exec(line)![1]!

inEngines((room) => {
  /** Waits for the tree to follow the page, as assistive technology does. */
  async function isTold(wanted: string[]): Promise<void> {
    const look = async () => {
      const dialog = find(await room.tab.tree!(), 'dialog')
      return dialog && linesOf(dialog)
    }
    for (const end = performance.now() + 5000; performance.now() < end;) if (`${await look()}` === `${wanted}`) return
    expect(await look()).toEqual(wanted)
  }

  async function isNamed(wanted: string[]): Promise<void> {
    const named = []
    for (const [index] of wanted.entries()) {
      await room.tab.evaluate((index) => void Object.assign(window, { index }), index)
      const { role, name } = await room.tab.named!(() => {
        const roles = '[role=radiogroup], [role=group], [role=img], [role=alert], h2, a, button, input:not([hidden]), textarea'
        const all = [inside.card()!, ...inside.card()!.querySelectorAll<HTMLElement>(roles)].filter(
          (element) => element.offsetParent || element.matches('[role=dialog], [role=alert]'),
        )
        return all[(window as unknown as { index: number }).index] ?? null
      })
      // As ARIA 1.3 calls it.
      named.push(`${role.replace('img', 'image')} ${JSON.stringify(name)}`)
    }
    expect(named).toEqual(wanted.map(bare))
  }

  const isSaid = (question: string, lines: string[]) => {
    const wanted = [`dialog "${question}"`, `  heading "${question}"`, ...lines.map((line) => `  ${line}`), '  button "Close"']
    return room.tab.tree ? isTold(wanted) : isNamed(wanted)
  }

  const questionOf = (lines: string[]) => /"([^"]*)"/.exec(lines[0]!)![1]!

  test.each(Object.entries(told))(
    '%s is a dialog and a group named by the question, with the names of its steps',
    async (id, lines) => {
      await room.begin()
      await room.show(id)
      await isSaid(questionOf(lines), lines)
    },
  )

  // WebKit's driver tells roles and names, and no states.
  test.skipIf(room.name === 'webkit')('what is chosen is checked, in a prompt that came by itself, too', async () => {
    await room.begin()
    await room.track('csat-faces-5')
    await room.tabIn()
    await room.tab.press('End')
    const lines = told['csat-faces-5']!
    await isSaid(questionOf(lines), [
      ...lines.map((line) => (line.includes('5 of 5') ? `${line} checked` : line)),
      ...more[room.name]!,
    ])
  })

  test('the follow-up says where one is, and the ways on', async () => {
    await room.begin()
    await room.show('thumbs')
    await room.tab.press('Enter')
    await room.asks('What went wrong?')
    const ways = ['Back', 'Skip', 'Send'].map((name) => `button "${name}"`)
    await isSaid('What went wrong?', ['textbox "What went wrong?" (A sentence is plenty.)', 'image "2 of 2"', ...ways])
  })

  test('the thanks is a dialog named by it; its code can be read, copied and spent', async () => {
    await room.begin()
    await room.show('thumbs')
    await room.tab.press('Enter')
    await room.asks('What went wrong?')
    await room.tab.press(...'code', 'Control+Enter')
    await room.asks('Glad to hear it.')
    const code = room.name === 'webkit' ? [] : ['code ""']
    await isSaid('Glad to hear it.', [...code, 'button "Copy"', 'link "Spend it"'])
  })
})
