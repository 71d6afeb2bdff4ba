import { styleText } from 'node:util'

export type Paint = (style: 'red' | 'yellow' | 'green' | 'dim' | 'bold' | 'cyan', text: string) => string

export const paintFor =
  (colour: boolean): Paint =>
  (style, text) =>
    colour ? styleText(style, text) : text
