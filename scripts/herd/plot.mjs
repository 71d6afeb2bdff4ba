// Two small charts by hand: how much comes, and how much still waits. A page decides whether it is light or dark.
const [width, height] = [680, 430]
const [left, right] = [52, 12]
const panelWidth = width - left - right

/** By how they look best beside each other; dashes tell them apart without colour. */
const looks = {
  askwell: { light: '#0b6e4f', dark: '#4fd1a1', width: 2.5, dash: '' },
  'full jitter': { light: '#b4531a', dark: '#f0a36b', width: 1.5, dash: '' },
  Segment: { light: '#5b4bb7', dark: '#b3a6f5', width: 1.5, dash: '6 3' },
  PostHog: { light: '#a3195b', dark: '#f48bb8', width: 1.5, dash: '2 3' },
}
const shown = Object.keys(looks)
const classOf = (name) => name.replaceAll(' ', '-')

const lines = shown.map((name) => {
  const { light, dark, width: thick, dash } = looks[name]
  return [`.${classOf(name)}{stroke:${light};stroke-width:${thick};stroke-dasharray:${dash || 'none'}}`, dark, light, name]
})
const style = `text{font:12px system-ui,sans-serif;fill:#333}.axis{stroke:#999;stroke-width:1}.grid{stroke:#ddd;stroke-width:1}
path{fill:none;stroke-linejoin:round}${lines.map(([css]) => css).join('')}
${lines.map(([, , light, name]) => `text.${classOf(name)}{fill:${light};stroke:none;font-weight:600}`).join('')}
@media(prefers-color-scheme:dark){text{fill:#ddd}.axis{stroke:#888}.grid{stroke:#444}
${lines.map(([, dark, , name]) => `path.${classOf(name)}{stroke:${dark}}text.${classOf(name)}{fill:${dark}}`).join('')}}`

/** As few points as a line of this width can show: of each, the most of a minute. */
function column(values, seconds, columns) {
  const points = []
  for (let at = 0; at < columns; at++) {
    const from = Math.floor((at * seconds) / columns)
    if (from >= values.length) break
    points.push(Math.max(...values.slice(Math.max(0, from - 30), from + 30)))
  }
  return points
}

const pathOf = (name, points, columns, yOf) => {
  const d = points.map(
    (value, at) => `${at ? 'L' : 'M'}${(left + (at * panelWidth) / columns).toFixed(1)} ${yOf(value).toFixed(1)}`,
  )
  return `<path class="${classOf(name)}" d="${d.join('')}"/>`
}

function panel({ top, tall, title, ticks, yOf, series, seconds, awayMs, withTime }) {
  const columns = 220
  const grid = ticks.map(
    ([value, label]) =>
      `<path class="grid" d="M${left} ${yOf(value).toFixed(1)}H${width - right}"/><text x="${left - 6}" y="${(yOf(value) + 4).toFixed(1)}" text-anchor="end">${label}</text>`,
  )
  const bottom = top + tall
  const floors = [0, 0.5, 1, 1.5, 2].map((floor) => {
    const x = left + ((floor * awayMs) / 1000 / seconds) * panelWidth
    const label = floor === 0 ? 'back' : `${floor} × the floor`
    const anchor = floor === 2 ? 'end' : floor === 0 ? 'start' : 'middle'
    return `<path class="axis" d="M${x.toFixed(1)} ${bottom}v4"/>${withTime ? `<text x="${x.toFixed(1)}" y="${bottom + 18}" text-anchor="${anchor}">${label}</text>` : ''}`
  })
  return `<text x="${left}" y="${top - 10}">${title}</text>${grid.join('')}<path class="axis" d="M${left} ${bottom}H${width - right}"/>${floors.join('')}${series.map(([name, values]) => pathOf(name, column(values, seconds, columns), columns, yOf)).join('')}`
}

/** The network was away, and a refusal costs 2 % of a served request. */
export function plotOf(runs, { awayMs }) {
  const some = shown.flatMap((name) =>
    runs.filter(({ policy, scenario, refusalCost }) => policy === name && scenario === 'network' && refusalCost === 0.02),
  )
  const seconds = (2 * awayMs) / 1000
  const [loadTop, waitTop, tall] = [54, 252, 140]
  const log = (value) => Math.log10(Math.max(value, 0.5))
  const loadY = (value) => loadTop + tall - ((log(value) - log(0.5)) / (log(1000) - log(0.5))) * tall
  const waitY = (value) => waitTop + tall - value * tall
  const common = { tall, seconds, awayMs }
  const load = panel({
    ...common,
    top: loadTop,
    title: 'Requests a second at most, in steady rates (each step is ten times; the collector can do 2)',
    ticks: [1, 10, 100, 1000].map((value) => [value, `${value} ×`]),
    yOf: loadY,
    series: some.map(({ policy, load: values }) => [policy, values]),
  })
  const waiting = panel({
    ...common,
    top: waitTop,
    title: 'What still waits',
    ticks: [0, 0.5, 1].map((value) => [value, `${100 * value} %`]),
    yOf: waitY,
    series: some.map(({ policy, waiting: values }) => [policy, values]),
    withTime: true,
  })
  const legend = some.map(({ policy }, index) => {
    const x = left + index * 150
    return `<path class="${classOf(policy)}" d="M${x} 18h26"/><text class="${classOf(policy)}" x="${x + 32}" y="22">${policy}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Askwell stays near three times the steady rate and drains; full jitter, Segment and PostHog begin at five hundred times"><style>${style}</style>${legend.join('')}${load}${waiting}</svg>\n`
}
