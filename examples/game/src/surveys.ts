import { defineSurvey } from 'askwell'

export const surveys = [
  defineSurvey({
    id: 'tutorial-effort',
    questions: [
      { id: 'effort', type: 'ces', text: 'The tutorial made it easy for me to learn the game.' },
      { id: 'why', type: 'text', if: { effort: { $lte: 3 } }, text: 'What was hard to understand?' },
    ],
    trigger: { event: 'tutorial_complete', delay: '1s' },
  }),
  defineSurvey({
    id: 'level-fun',
    questions: [
      { id: 'fun', type: 'thumbs', text: 'Enjoying the houses so far?' },
      { id: 'why', type: 'text', if: { fun: 'down' }, text: 'What would make it better?' },
    ],
    trigger: { event: 'level_complete', count: 3, delay: '1s' },
  }),
]
