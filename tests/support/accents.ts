const range = (from: number, to: number, steps: number) =>
  Array.from({ length: steps }, (_, step) => +(from + ((to - from) * step) / (steps - 1)).toFixed(3))

const hues = range(0, 330, 12).flatMap((hue) =>
  [15, 40, 70, 100].flatMap((saturation) => range(8, 92, 6).map((light) => `hsl(${hue} ${saturation}% ${light}%)`)),
)

/** Past what sRGB has, to the edges of what screens show. */
const wide = range(0, 1, 4).flatMap((red) =>
  range(0, 1, 4).flatMap((green) => range(0, 1, 4).map((blue) => `color(display-p3 ${red} ${green} ${blue})`)),
)

const greys = range(0, 255, 18).map((byte) => `rgb(${[byte, byte, byte].map(Math.round).join(' ')})`)

/** As light or dark as the surface, or nearly. */
const near = ['#fff', '#fefefe', '#fafafa', '#f4ecd8', '#eee8d5', '#1b1b1f', '#1c1c22', '#19191c', '#0b1f3a', '#222226', '#000']

const named =
  'black white red lime blue yellow cyan magenta gold orange tomato crimson hotpink pink lavender beige ivory khaki olive green teal navy indigo purple rebeccapurple maroon brown chocolate tan silver gray slategray dodgerblue deepskyblue turquoise aquamarine chartreuse springgreen'.split(
    ' ',
  )

/** A few hundred accents: what a designer may set, and what nobody should. */
export const accents = [...hues, ...wide, ...greys, ...near, ...named]
