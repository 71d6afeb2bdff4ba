/** Red, green, blue from 0 to 255. */
export type Pixel = readonly [red: number, green: number, blue: number]

const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
  willReadFrequently: true,
})!

const known = new Map<string, Pixel>()

/** What a screen shows where these colours lie on each other, the lowest first: whatever notation, whatever opacity. */
export function pixelOf(...layers: readonly string[]): Pixel {
  const key = layers.join('|')
  let pixel = known.get(key)
  if (!pixel) {
    context.clearRect(0, 0, 1, 1)
    for (const layer of layers) {
      // A colour that the canvas can't read leaves the last one in place.
      context.fillStyle = 'transparent'
      context.fillStyle = layer
      context.fillRect(0, 0, 1, 1)
    }
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data
    pixel = [red!, green!, blue!]
    if (known.size > 2000) known.clear()
    known.set(key, pixel)
  }
  return pixel
}

const linear = (channel: number) => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

const luminance = ([red, green, blue]: Pixel) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

/** From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function ratioOf(one: Pixel, other: Pixel): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

export const hexOf = (pixel: Pixel) => `#${pixel.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
