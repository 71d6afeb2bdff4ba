/** Two colours that must differ, and where in the prompts they are to be seen. */
export interface Pair {
  id: string
  title: string
  cell: string
  at: string
  /** What of the element is looked at. Default: its text. */
  what?: 'color' | 'border-top-color' | 'background-color' | 'placeholder'
  /** What it stands on, if not on what lies behind the element. */
  on?: string
  /** 4.5 for text, 3 for what else has to be seen: WCAG 2.2, 1.4.3 and 1.4.11. */
  least: 4.5 | 3
  /** The variable to turn to when it fails, without the prefix. */
  variable: string
}

export const pairs: readonly Pair[] = [
  { id: 'question', title: 'Text on the surface', cell: 'nps', at: 'h2', least: 4.5, variable: 'text' },
  { id: 'labels', title: 'Muted text on the surface', cell: 'nps', at: '[part=labels] > *', least: 4.5, variable: 'muted' },
  {
    id: 'placeholder',
    title: 'Placeholder in a field',
    cell: 'text',
    at: '[part=comment], textarea',
    what: 'placeholder',
    least: 4.5,
    variable: 'muted',
  },
  { id: 'close', title: 'The cross on the surface', cell: 'nps', at: '[part=close]', least: 3, variable: 'muted' },
  { id: 'send', title: 'Text on the accent', cell: 'text', at: '[part=submit]', least: 4.5, variable: 'on-accent' },
  {
    id: 'chosen',
    title: 'A chosen number on the accent',
    cell: 'ces-chosen',
    at: '[aria-checked=true]',
    least: 4.5,
    variable: 'on-accent',
  },
  {
    id: 'face',
    title: 'A chosen face on its background',
    cell: 'csat-chosen',
    at: '[aria-checked=true]',
    least: 3,
    variable: 'focus',
  },
  {
    id: 'thumb',
    title: 'A chosen thumb on its background',
    cell: 'thumbs-chosen',
    at: '[aria-checked=true]',
    least: 4.5,
    variable: 'selected',
  },
  {
    id: 'focus',
    title: 'Focus ring on the surface',
    cell: 'csat-chosen',
    at: '[aria-checked=true]',
    on: '[part=prompt]',
    least: 3,
    variable: 'focus',
  },
  { id: 'tick', title: 'The tick of the thanks', cell: 'thanks', at: '[part=header] svg', least: 3, variable: 'positive' },
  {
    id: 'field',
    title: 'Line around a field',
    cell: 'contact',
    at: '[part=field]',
    what: 'border-top-color',
    least: 3,
    variable: 'field',
  },
  { id: 'fault', title: 'What is wrong with an entry', cell: 'contact-fault', at: '.fault', least: 4.5, variable: 'negative' },
  { id: 'copy', title: 'Copy on its background', cell: 'incentive', at: '.code button', least: 4.5, variable: 'hover' },
]
