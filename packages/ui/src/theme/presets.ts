/** A look: variables, each holding for light and dark. */
export interface Preset {
  name: string
  title: string
  css: Readonly<Record<`--askwell-${string}`, string>>
}

export const presets: readonly Preset[] = [{ name: 'plain', title: 'Plain', css: {} }]
