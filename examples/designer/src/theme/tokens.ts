import { type Token, tokens } from '@askwell/ui/theme'

const prefix = '--askwell-'

/** What a link and a label call a variable: without its prefix. */
export const shortOf = (name: string) => name.slice(prefix.length)

export const tokenOf = (short: string): Token | undefined => tokens.find(({ name }) => name === prefix + short)

const plainWords: Record<string, string> = {
  'inset-x': 'From the side',
  'inset-y': 'From the edge',
  control: 'Control height',
  'control-radius': 'Control corners',
  radius: 'Corners',
  size: 'Text size',
  'title-size': 'Question size',
  'small-size': 'Small size',
  'title-weight': 'Question weight',
  line: 'Line height',
  mono: 'Code font',
  space: 'Unit',
  layer: 'z-index',
}

/** `--askwell-on-accent` → "On accent". */
export function labelOf({ name }: Token): string {
  const short = shortOf(name)
  return plainWords[short] ?? short[0]!.toUpperCase() + short.slice(1).replaceAll('-', ' ')
}

export interface Range {
  min: number
  max: number
  step: number
  unit: string
}

/** From the smallest to the largest that makes sense; the field beside the slider takes any. */
const ranges: Record<string, readonly [min: number, max: number, step: number, unit: string]> = {
  size: [0.75, 1.5, 0.025, 'em'],
  'title-size': [0.9, 1.8, 0.05, 'em'],
  'small-size': [0.75, 1, 0.025, 'em'],
  weight: [300, 800, 50, ''],
  'title-weight': [300, 900, 50, ''],
  line: [1.1, 1.9, 0.05, ''],
  radius: [0, 40, 1, 'px'],
  'control-radius': [0, 32, 1, 'px'],
  'border-width': [0, 4, 0.5, 'px'],
  space: [2, 8, 0.5, 'px'],
  control: [28, 64, 1, 'px'],
  width: [18, 36, 0.5, 'em'],
  'inset-x': [0, 64, 1, 'px'],
  'inset-y': [0, 64, 1, 'px'],
  duration: [0, 800, 10, 'ms'],
}

export function rangeOf({ name }: Token): Range | undefined {
  const [min, max, step, unit] = ranges[shortOf(name)] ?? []
  return step === undefined ? undefined : { min: min!, max: max!, step, unit: unit! }
}

export interface Pick {
  title: string
  value: string
}

const fonts: Pick[] = [
  { title: 'System', value: 'ui-sans-serif, system-ui, sans-serif' },
  { title: 'Humanist', value: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', sans-serif" },
  { title: 'Geometric', value: "Avenir, Montserrat, Corbel, 'URW Gothic', sans-serif" },
  { title: 'Grotesque', value: "Inter, Roboto, 'Helvetica Neue', 'Arial Nova', 'Nimbus Sans', Arial, sans-serif" },
  { title: 'Rounded', value: "ui-rounded, 'Hiragino Maru Gothic ProN', Quicksand, Comfortaa, Manjari, sans-serif" },
  { title: 'Serif', value: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, serif" },
  { title: 'Old style', value: "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, serif" },
  { title: 'Slab', value: "Rockwell, 'Rockwell Nova', 'Roboto Slab', 'DejaVu Serif', 'Sitka Small', serif" },
  { title: 'Monospace', value: 'ui-monospace, monospace' },
  { title: 'Handwritten', value: "'Segoe Print', 'Bradley Hand', Chilanka, TSCu_Comic, casual, cursive" },
]

const picks: Record<string, Pick[]> = {
  font: fonts,
  mono: fonts,
  shadow: [
    { title: 'None', value: 'none' },
    { title: 'Soft', value: '0 1px 2px #0000000f, 0 12px 32px -8px #00000038' },
    { title: 'Close', value: '0 1px 3px #00000033, 0 1px 2px #0000001f' },
    { title: 'High', value: '0 2px 4px #00000014, 0 24px 56px -12px #00000059' },
    { title: 'Hard', value: '6px 6px 0 #000' },
    { title: 'Ring', value: '0 0 0 4px #80808033' },
  ],
  easing: [
    { title: 'Ease out', value: 'ease-out' },
    { title: 'Ease in out', value: 'ease-in-out' },
    { title: 'Linear', value: 'linear' },
    { title: 'Swift', value: 'cubic-bezier(0.16, 1, 0.3, 1)' },
    { title: 'Overshoot', value: 'cubic-bezier(0.34, 1.56, 0.64, 1)' },
    { title: 'Steps', value: 'steps(6)' },
  ],
}

/** Values worth choosing from, where a slider means nothing. */
export const picksOf = ({ name }: Token): readonly Pick[] => picks[shortOf(name)] ?? []
