/** Text as it stands in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

const width = 480
const height = 180
const [left, right, top, bottom] = [56, 8, 8, 24]
const plotWidth = width - left - right
const plotHeight = height - top - bottom

const short = (number: number): string =>
  number >= 1e6 ? `${+(number / 1e6).toFixed(1)}M` : number >= 1e4 ? `${+(number / 1e3).toFixed(1)}k` : `${+number.toFixed(2)}`

/** 1, 2 or 5 times a power of ten, so that an axis has about four lines. */
const stepFor = (most: number): number => {
  const rough = most / 4 || 1
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10)
}

const frame = (title: string, most: number, label: (value: number) => string, drawing: string): string => {
  const step = stepFor(most)
  const lines: string[] = []
  for (let value = 0; value <= most * 1.0001; value += step) {
    const y = top + plotHeight * (1 - value / (most || 1))
    lines.push(`<line class="grid" x1="${left}" x2="${width - right}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}"/>`)
    lines.push(`<text class="tick" x="${left - 8}" y="${(y + 4).toFixed(1)}" text-anchor="end">${escaped(label(value))}</text>`)
  }
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">${lines.join('')}${drawing}</svg>`
}

const atMostTicks = (count: number, most: number) => Math.max(1, Math.ceil(count / most))

export interface Column {
  label: string
  value: number
  title: string
}

/** Upright bars, from left to right. */
export const columnsPlot = (title: string, columns: readonly Column[]): string => {
  const most = Math.max(0, ...columns.map(({ value }) => value)) || 1
  const slot = plotWidth / Math.max(columns.length, 1)
  const gap = slot > 6 ? Math.min(slot * 0.2, 12) : slot * 0.1
  const every = atMostTicks(columns.length, 8)
  const bars = columns.map(({ label, value, title }, index) => {
    const x = left + index * slot
    const size = (plotHeight * value) / most
    const bar = `<rect class="bar" x="${(x + gap / 2).toFixed(1)}" y="${(top + plotHeight - size).toFixed(1)}" width="${(slot - gap).toFixed(1)}" height="${size.toFixed(1)}" rx="1"><title>${escaped(title)}</title></rect>`
    const tick = `<text class="tick" x="${(x + slot / 2).toFixed(1)}" y="${height - 6}" text-anchor="middle">${escaped(label)}</text>`
    return index % every ? bar : bar + tick
  })
  return frame(title, most, short, bars.join(''))
}

export interface Point {
  label: string
  /** A share. */
  value: number
}

/** A share over time. */
export const sharePlot = (title: string, points: readonly Point[]): string => {
  const most = Math.max(0, ...points.map(({ value }) => value)) || 0.01
  const x = (index: number) => left + (plotWidth * index) / Math.max(points.length - 1, 1)
  const y = (value: number) => top + plotHeight * (1 - value / most)
  const line = points.map(({ value }, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const every = atMostTicks(points.length, 6)
  const ticks = points.map(({ label }, index) =>
    index % every
      ? ''
      : `<text class="tick" x="${x(index).toFixed(1)}" y="${height - 6}" text-anchor="${index ? 'middle' : 'start'}">${escaped(label)}</text>`,
  )
  const floor = top + plotHeight
  const area = `${left},${floor} ${line} ${x(points.length - 1).toFixed(1)},${floor}`
  const label = (value: number) => `${+(value * 100).toFixed(2)} %`
  return frame(
    title,
    most,
    label,
    `<polygon class="area" points="${area}"/><polyline class="line" points="${line}"/>${ticks.join('')}`,
  )
}
