import { defineSurvey } from 'askwell'

export const surveys = [
  // From the second article within half an hour: someone who reads on has a view of what they have read. Another page view
  // cancels, so that the question is only ever about the article that is still on screen. Nobody is asked to rate a recall.
  defineSurvey({
    id: 'article-helpful',
    questions: [
      { id: 'helpful', type: 'thumbs', text: 'Was this article helpful?' },
      { id: 'missing', type: 'text', if: { helpful: 'down' }, text: 'What were you looking for?' },
    ],
    thanks: [{ if: { helpful: 'up' }, text: 'Good. Ride safely.' }, { text: 'Thank you. We rewrite what does not help.' }],
    trigger: {
      event: 'page_view',
      page: ['/spa/articles/*', '!/spa/articles/recall'],
      count: 2,
      within: '30m',
      delay: '6s',
      cancelOn: ['page_view'],
    },
    repeat: { every: '30d' },
  }),
  // Of two that are due at once this one goes first: the effort of asking for help is forgotten sooner.
  defineSurvey({
    id: 'contact-effort',
    questions: [
      { id: 'effort', type: 'ces', text: 'It was easy to get my question to the right person.' },
      { id: 'why', type: 'text', if: { effort: { $lte: 4 } }, text: 'What got in the way?' },
    ],
    trigger: { event: 'support_request_sent', page: '/spa/contact/**', delay: '1s' },
    priority: 10,
    repeat: { every: '30d' },
  }),
  // No trigger: the tab at the edge of the window opens it.
  defineSurvey({
    id: 'help-feedback',
    questions: [
      { id: 'score', type: 'csat', look: 'stars', text: 'How do you like this help centre?' },
      { id: 'comment', type: 'text', text: 'What should we know?' },
    ],
    place: { at: 'launcher' },
  }),
]
