import { defineSurvey } from 'askwell'

export const surveys = [
  defineSurvey({
    id: 'billing-help',
    place: { at: 'inline' },
    questions: [
      { id: 'helpful', type: 'thumbs', text: 'Does this explain your bill?' },
      { id: 'missing', type: 'text', text: 'What is still unclear?', if: { helpful: 'down' } },
    ],
    thanks: [
      { if: { helpful: 'down' }, text: 'Thank you.', hint: 'Someone from billing reads every line.' },
      { text: 'Good to know.' },
    ],
  }),
  defineSurvey({
    id: 'plan-saved',
    trigger: { event: 'plan_saved', delay: '1s' },
    questions: [
      { id: 'score', type: 'csat', text: 'How was changing your plan?' },
      { id: 'why', type: 'text', text: 'What got in the way?', if: { score: { $lte: 3 } } },
    ],
    thanks: [{ text: 'Thank you. Enjoy the {{plan}} plan.' }],
  }),
]
