import { defineSurvey } from 'askwell'

export const surveys = [
  defineSurvey({
    id: 'recipe-made',
    place: { at: 'inline' },
    questions: [
      { id: 'stars', type: 'rating', scale: 5, look: 'hearts', text: 'How did your {{dish}} turn out?' },
      { id: 'change', type: 'text', text: 'What would you do differently?', if: { stars: { $lte: 4 } } },
    ],
    thanks: [{ text: 'Thank you. Enjoy!' }],
  }),
]
