import type { FirstStrings } from '../strings.js'

export const words: FirstStrings = {
  thumbs: ['Was this helpful?', 'Yes', 'No'],
  csat: ['How satisfied were you with your experience?', 'Very dissatisfied', 'Very satisfied'],
  ces: ['It was easy to do what I came to do.', 'Strongly disagree', 'Strongly agree'],
  nps: ['How likely are you to recommend us to a friend or colleague?', 'Not at all likely', 'Extremely likely'],
  satisfaction: [
    'very dissatisfied',
    'dissatisfied',
    'somewhat dissatisfied',
    'neutral',
    'somewhat satisfied',
    'satisfied',
    'very satisfied',
  ],
  of: (position, total) => `${position} of ${total}`,
  asks: (question) => `We have a question for you: ${question}`,
  failed: 'That could not be saved. Please try again.',
  close: 'Close',
}
