import type { MoreStrings } from '../strings.js'

export const words: MoreStrings = {
  rating: ['How would you rate your experience?', 'Poor', 'Excellent'],
  choice: ['Which of these fits best?'],
  contact: ['May we contact you about this?'],
  other: 'Something else',
  tell: 'In your own words',
  choose: 'Choose #',
  email: 'E-mail',
  consent: 'You may write to me about this feedback.',
  badEmail: 'Please enter an e-mail address, such as name@example.com.',
  noConsent: 'Please tick the box, so that we may write to you.',
  feedback: 'Feedback',
}
