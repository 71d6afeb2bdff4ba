import type { Paint } from '../paint.js'
import type { Report, SurveyReport } from './report.js'

const count = (number: number): string => Math.round(number).toLocaleString('en')
export const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`
const rate = (number: number): string => (number >= 10 ? count(number) : number.toFixed(1))

const bar = (share: number, width = 24): string => {
  const eighths = Math.round(share * width * 8)
  const rest = ' ▏▎▍▌▋▊▉'[eighths % 8]!
  return '█'.repeat(Math.floor(eighths / 8)) + (eighths % 8 ? rest : '')
}

/** What each check is, in a few words. */
export const checkWords: Record<string, string> = {
  consent: 'no consent',
  window: 'outside its dates',
  trigger: 'not often enough yet',
  sample: 'outside the sample',
  audience: 'not the audience',
  repeat: 'asked before',
  grace: 'too new',
  cooldown: 'another prompt not long ago',
  session: 'enough prompts in this session',
  atMost: 'enough prompts in the window',
  busy: 'a prompt on screen',
}

const surveyLines = (survey: SurveyReport, people: number, paint: Paint): string[] => {
  const { id, asked, share, prompts, promptsPerDay, answers, heldBack, lapsed, needed } = survey
  const moments = prompts + lapsed + heldBack.reduce((sum, { moments }) => sum + moments, 0)
  const rows: [string, number, number?][] = [
    ['shown', prompts, asked],
    ...heldBack.map(({ check, moments, people }): [string, number, number] => [
      `${check}: ${checkWords[check]}`,
      moments,
      people,
    ]),
    ...(lapsed ? [['due, and never shown', lapsed] as [string, number]] : []),
  ]
  const width = Math.max(...rows.map(([word]) => word.length))
  return [
    '',
    `${paint('bold', id)}  asks ${count(asked)} of ${count(people)} people (${percent(share)}), ${rate(promptsPerDay)} prompts a day, ${count(answers)} answers`,
    `  ${count(needed.answers)} answers needed: ${needed.reachedOn ? `reached on ${needed.reachedOn}` : 'not reached'}`,
    moments ? `  Its trigger was met ${count(moments)} times:` : '  Its trigger was never met.',
    ...(moments
      ? rows.map(
          ([word, times, persons]) =>
            `  ${word.padEnd(width)}  ${count(times).padStart(11)}${persons === undefined ? ''.padEnd(16) : ` ${paint('dim', `${count(persons)} p.`.padStart(15))}`}  ${paint(word === 'shown' ? 'green' : 'yellow', bar(times / moments))}`,
        )
      : []),
  ]
}

const sourceLines = ({ source, days }: Report, paint: Paint): string[] => {
  if ('model' in source)
    return [`${count(source.people)} people of a model, ${source.days} days; their numbers are assumptions: see --model`]
  const { lines, bad, badLines, late, latestMs } = source.log
  const { file } = source.log
  return [
    `${count(lines)} lines of ${file}, ${count(days)} days`,
    ...(bad ? [paint('red', `${count(bad)} lines could not be read and were left out, such as`)] : []),
    ...badLines.map(({ line, message }) => `  ${file}:${line}: ${message}`),
    ...(late
      ? [
          paint(
            'yellow',
            `${count(late)} lines are older than the one before of the same respondent, by up to ${count(latestMs / 1000)} s: taken as of that time${latestMs > 36e5 ? '. Sort the log by time' : ''}`,
          ),
        ]
      : []),
  ]
}

/** A report for people at a terminal. */
export const summaryOf = (report: Report, paint: Paint): string => {
  const { people, asked, share, prompts, promptsPerDay, promptsPerPerson, heardFrom, answers, assumptions, histogram } = report
  const { answerRate, dismissRate, margin } = assumptions
  const shown = histogram.slice(0, 8)
  const most = Math.max(1, ...shown.map(({ people }) => people))
  return [
    ...sourceLines(report, paint),
    '',
    `${paint('bold', 'Overall')}  asks ${count(asked)} of ${count(people)} people (${percent(share)}), ${count(prompts)} prompts, ${rate(promptsPerDay)} a day`,
    `  If ${percent(answerRate)} of prompts are answered and ${percent(dismissRate)} dismissed: ${count(answers)} answers, heard from ${percent(heardFrom)} of people`,
    `  Prompts per person asked: median ${promptsPerPerson.median}, 95 % at most ${promptsPerPerson.p95}, most ${promptsPerPerson.max}`,
    ...shown.map(
      ({ prompts, people: persons }) =>
        `  ${`${prompts}×`.padStart(5)}  ${count(persons).padStart(11)}  ${paint('cyan', bar(persons / most))}`,
    ),
    ...(histogram.length > shown.length ? [`    more, up to ${promptsPerPerson.max}×`] : []),
    ...report.surveys.flatMap((survey) => surveyLines(survey, people, paint)),
    '',
    paint('dim', `p.: people. Answers needed: for a margin of ±${percent(margin)} at 95 % confidence.`),
  ].join('\n')
}
