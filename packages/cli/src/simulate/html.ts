import { createHash } from 'node:crypto'
import { columnsPlot, escaped, sharePlot } from './plots.js'
import type { Report, SurveyReport } from './report.js'
import { checkWords, percent } from './summary.js'

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1c1917, #f5f5f4); --soft: light-dark(#57534e, #a8a29e);
  --line: light-dark(#e7e5e4, #3a3634); --ground: light-dark(#fff, #1c1917); --card: light-dark(#fafaf9, #262220);
  --accent: light-dark(#0f766e, #2dd4bf); --held: light-dark(#d6a24a, #b88a3a); }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground) }
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem } h3 { font-size: .95rem; margin: 0 0 .5rem }
p { margin: .25rem 0 } .soft, caption, figcaption { color: var(--soft) }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1.5rem 0 }
.tile, figure, section.survey { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; margin: 0 }
.tile b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums }
.plots { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)) }
section.survey { margin-bottom: .75rem } svg { display: block; width: 100%; height: auto }
.grid { stroke: var(--line) } .tick { fill: var(--soft); font: 11px system-ui, sans-serif } .bar { fill: var(--accent) }
.line { fill: none; stroke: var(--accent); stroke-width: 2 } .area { fill: var(--accent); opacity: .12 } .held { fill: var(--held) } .track { fill: var(--line) }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums } th { text-align: start; font-weight: 400 }
caption { text-align: start; padding-top: .5rem }
td, th { padding: .25rem .5rem .25rem 0; vertical-align: middle } td.n { text-align: end; white-space: nowrap } td.b { width: 38% } td svg { height: 12px }
code { font: .9em ui-monospace, monospace }
`

const count = (number: number): string => Math.round(number).toLocaleString('en')
const tile = (value: string, words: string): string =>
  `<div class="tile"><b>${escaped(value)}</b><span class="soft">${escaped(words)}</span></div>`

const barCell = (share: number, name: string): string =>
  `<td class="b"><svg viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="200" height="12" rx="3"/><rect class="${name}" width="${(share * 200).toFixed(1)}" height="12" rx="3"/></svg></td>`

const surveySection = ({ id, asked, share, prompts, promptsPerDay, answers, heldBack, lapsed, needed }: SurveyReport): string => {
  const moments = prompts + lapsed + heldBack.reduce((sum, { moments }) => sum + moments, 0)
  const rows = [
    { words: 'shown', moments: prompts, people: asked, name: 'bar' },
    ...heldBack.map(({ check, moments, people }) => ({ words: `${check}: ${checkWords[check]}`, moments, people, name: 'held' })),
    ...(lapsed ? [{ words: 'due, and never shown', moments: lapsed, people: undefined, name: 'held' }] : []),
  ]
  const row = ({ words, moments: times, people, name }: (typeof rows)[number]) =>
    `<tr><th scope="row">${escaped(words)}</th>${barCell(times / (moments || 1), name)}<td class="n">${count(times)}</td><td class="n">${people === undefined ? '' : count(people)}</td></tr>`
  const reached = needed.reachedOn ? `reached on ${needed.reachedOn}` : 'not reached'
  return `<section class="survey"><h3><code>${escaped(id)}</code></h3>
<p>Asks ${count(asked)} people (${percent(share)}): ${promptsPerDay.toFixed(1)} prompts a day, ${count(answers)} answers. ${count(needed.answers)} needed: ${reached}.</p>
<table><caption>What became of the ${count(moments)} times its trigger was met</caption><thead><tr><th></th><td></td><td class="n soft">times</td><td class="n soft">people</td></tr></thead><tbody>${rows.map(row).join('')}</tbody></table></section>`
}

const sourceText = ({ source, days }: Report): string => {
  if ('model' in source)
    return `${count(source.people)} people of a traffic model over ${source.days} days. Their visits and events are assumptions.`
  const { file, lines, bad, late } = source.log
  return `${count(lines)} lines of ${file}, ${count(days)} days. ${count(bad)} lines could not be read, ${count(late)} were out of order.`
}

/** At most so many columns: days beyond that are taken together. */
const mostColumns = 120

const perDay = ({ daily }: Report) => {
  const size = Math.max(1, Math.ceil(daily.length / mostColumns))
  const groups = Array.from({ length: Math.ceil(daily.length / size) }, (_, index) =>
    daily.slice(index * size, (index + 1) * size),
  )
  return groups.map((days) => {
    const prompts = days.reduce((sum, day) => sum + day.prompts, 0) / days.length
    return { label: days[0]!.date.slice(5), value: prompts, title: `${days[0]!.date}: ${prompts.toFixed(1)} prompts a day` }
  })
}

/** The report as a page that needs nothing else: no script, no network, and a policy that allows neither. */
export const htmlOf = (report: Report, file: string): string => {
  const { people, asked, share, prompts, promptsPerDay, promptsPerPerson, heardFrom, answers, assumptions, histogram, daily } =
    report
  const hash = createHash('sha256').update(style).digest('base64')
  const plot = (words: string, drawing: string) => `<figure><h3>${escaped(words)}</h3>${drawing}</figure>`
  const times = histogram.map(({ prompts, people }) => ({
    label: `${prompts}×`,
    value: people,
    title: `${count(people)} people were asked ${prompts} times`,
  }))
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">
<title>Askwell: what ${escaped(file)} would ask</title><style>${style}</style></head><body><main>
<h1>What <code>${escaped(file)}</code> would ask</h1>
<p class="soft">${escaped(sourceText(report))}</p>
<div class="tiles">
${tile(percent(share), `of people are asked: ${count(asked)} of ${count(people)}`)}
${tile(promptsPerDay.toFixed(promptsPerDay < 10 ? 1 : 0), `prompts a day, ${count(prompts)} in all`)}
${tile(`${promptsPerPerson.median} / ${promptsPerPerson.p95} / ${promptsPerPerson.max}`, 'prompts per person asked: median, 95 %, most')}
${tile(percent(heardFrom), `of people heard from: ${count(answers)} answers`)}
</div>
<div class="plots">
${plot('People by prompts', columnsPlot('People by how often they are asked', times))}
${plot('Prompts a day', columnsPlot('Prompts a day', perDay(report)))}
${plot(
  'Heard from, of everybody who has come',
  sharePlot(
    'Share of people heard from over time',
    daily.map(({ date, heardFrom }) => ({ label: date.slice(5), value: heardFrom })),
  ),
)}
</div>
<h2>Surveys</h2>
${report.surveys.map(surveySection).join('\n')}
<p class="soft">Assumed: ${percent(assumptions.answerRate)} of prompts are answered after 8 s, ${percent(assumptions.dismissRate)} dismissed after 4 s, the rest ignored. A person is there for ${assumptions.stayMs / 1000} s after the last event of a visit; who is gone when a prompt falls due does not see it. Answers needed: margin of error ±${percent(assumptions.margin)} at 95 % confidence (Cochran). Seed ${assumptions.seed}.</p>
</main></body></html>
`
}
