/** A look: variables, each holding for light and dark. */
export interface Preset {
  name: string
  title: string
  css: Readonly<Record<`--askwell-${string}`, string>>
}

/** Data alone: a page takes one over by copying its variables. Tests hold each to the contrast that WCAG asks for. */
export const presets: readonly Preset[] = [
  { name: 'plain', title: 'Plain', css: {} },
  {
    name: 'rounded',
    title: 'Rounded',
    css: {
      '--askwell-accent': 'light-dark(#0f7b6c, #4fd1b8)',
      '--askwell-surface': 'light-dark(#fff, #14211f)',
      '--askwell-text': 'light-dark(#12302b, #e6f4f1)',
      '--askwell-radius': '28px',
      '--askwell-control-radius': '26px',
      '--askwell-border': 'light-dark(#d7e5e2, #2b3f3b)',
      '--askwell-shadow': '0 2px 4px #0f7b6c14, 0 20px 48px -12px #0f7b6c4d',
      '--askwell-space': '4.5px',
      '--askwell-control': '44px',
      '--askwell-font': "ui-rounded, 'SF Pro Rounded', 'Nunito', 'Quicksand', ui-sans-serif, system-ui, sans-serif",
      '--askwell-easing': 'cubic-bezier(0.2, 0.9, 0.3, 1)',
    },
  },
  {
    name: 'sharp',
    title: 'Sharp',
    css: {
      '--askwell-accent': 'light-dark(#111, #fff)',
      '--askwell-surface': 'light-dark(#fff, #0c0c0c)',
      '--askwell-text': 'light-dark(#111, #f5f5f5)',
      '--askwell-border': 'light-dark(#111, #f5f5f5)',
      '--askwell-field': 'light-dark(#111, #f5f5f5)',
      '--askwell-radius': '0px',
      '--askwell-shadow': 'none',
      '--askwell-weight': '500',
      '--askwell-title-weight': '650',
      '--askwell-duration': '90ms',
    },
  },
  {
    name: 'playful',
    title: 'Playful',
    css: {
      '--askwell-accent': 'light-dark(#d6246e, #ff7eb0)',
      '--askwell-surface': 'light-dark(#fff7ec, #2a1a3a)',
      '--askwell-text': 'light-dark(#3a1b4d, #fdeeff)',
      '--askwell-border': 'light-dark(#3a1b4d, #8d6fb0)',
      '--askwell-field': 'light-dark(#3a1b4d, #a98ccb)',
      '--askwell-border-width': '2px',
      '--askwell-radius': '22px',
      '--askwell-shadow': '5px 6px 0 light-dark(#3a1b4d, #120a1c)',
      '--askwell-weight': '650',
      '--askwell-title-weight': '750',
      '--askwell-title-size': '1.25em',
      '--askwell-font': "'Baloo 2', 'Fredoka', 'Comic Neue', ui-rounded, ui-sans-serif, system-ui, sans-serif",
      '--askwell-duration': '320ms',
      '--askwell-easing': 'cubic-bezier(0.3, 1.6, 0.5, 1)',
    },
  },
  {
    name: 'high-contrast',
    title: 'High contrast',
    css: {
      '--askwell-accent': 'light-dark(#0033a0, #ffd60a)',
      '--askwell-surface': 'light-dark(#fff, #000)',
      '--askwell-text': 'light-dark(#000, #fff)',
      '--askwell-muted': 'light-dark(#333, #ddd)',
      '--askwell-border': 'light-dark(#000, #fff)',
      '--askwell-field': 'light-dark(#000, #fff)',
      '--askwell-negative': 'light-dark(#9b0010, #ff9d92)',
      '--askwell-border-width': '2px',
      '--askwell-radius': '8px',
      '--askwell-size': '1em',
      '--askwell-small-size': '1em',
      '--askwell-weight': '600',
      '--askwell-title-weight': '700',
      '--askwell-control': '48px',
      '--askwell-shadow': 'none',
    },
  },
  {
    name: 'terminal',
    title: 'Terminal',
    css: {
      '--askwell-accent': 'light-dark(#1a6b2c, #3ddc68)',
      '--askwell-surface': 'light-dark(#f3f5ef, #0b0f0c)',
      '--askwell-text': 'light-dark(#16201a, #c9f2d2)',
      '--askwell-border': 'light-dark(#a9b5a8, #2d4534)',
      '--askwell-negative': 'light-dark(#a02020, #ff8b7d)',
      '--askwell-radius': '2px',
      '--askwell-font': "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
      '--askwell-title-size': '1em',
      '--askwell-title-weight': '700',
      '--askwell-weight': '400',
      '--askwell-shadow': '0 0 0 4px light-dark(#1a6b2c14, #3ddc6814)',
      '--askwell-duration': '0ms',
      '--askwell-width': '28em',
    },
  },
]
