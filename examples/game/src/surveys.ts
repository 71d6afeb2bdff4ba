import { defineSurvey } from 'askwell'
import { slider } from './slider.js'

export const kinds = { slider }

export const surveys = [
  defineSurvey({
    id: 'tutorial-effort',
    questions: [
      { id: 'effort', type: 'ces', text: 'The tutorial made it easy for me to learn the game.' },
      { id: 'why', type: 'text', if: { effort: { $lte: 3 } }, text: 'What was hard to understand?' },
    ],
    thanks: [{ text: 'Thank you. The next house is a real one.' }],
    trigger: { event: 'tutorial_complete', delay: '1s' },
  }),
  defineSurvey({
    id: 'level-fun',
    questions: [
      { id: 'fun', type: 'thumbs', text: 'Enjoying the houses so far?' },
      { id: 'why', type: 'text', if: { fun: 'down' }, text: 'What would make it better?' },
    ],
    thanks: [{ if: { fun: 'up' }, text: 'Good to hear. Sleep well.' }, { text: 'Thank you. We read every answer.' }],
    // Three houses in one sitting: someone who plays, and has just finished something.
    trigger: { event: 'level_complete', count: 3, within: '1h', delay: '1s' },
    repeat: { every: '60d', max: 3 },
  }),
  // A kind of one's own: see slider.tsx.
  defineSurvey(
    {
      id: 'level-difficulty',
      questions: [
        {
          id: 'difficulty',
          type: 'slider',
          text: { en: 'How hard was this house?', id: 'Seberapa sulit rumah ini?' },
          labels: { low: { en: 'A doddle', id: 'Gampang' }, high: { en: 'Cruel', id: 'Kejam' } },
          settings: { max: 100, step: 5 },
        },
      ],
      trigger: { event: 'level_complete', where: { level: { $gte: 5 } }, delay: '1s' },
      repeat: { every: '60d' },
    },
    kinds,
  ),
  // Starting the same house over for the third time within ten minutes: stuck. Whoever finishes it after all is not asked.
  defineSurvey({
    id: 'level-stuck',
    questions: [{ id: 'why', type: 'text', text: 'This house is a hard one. What is unclear about it?' }],
    trigger: {
      event: 'level_restart',
      where: { level: { $gte: 1 }, presses: { $gte: 1 } },
      count: 3,
      within: '10m',
      delay: '2s',
      cancelOn: ['level_complete'],
    },
    place: { at: 'anchor', selector: '#restart' },
    priority: -1,
    repeat: { every: '60d' },
  }),
]
