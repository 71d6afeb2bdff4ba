/** What `::part()` can name. A test compares this list with what is drawn. */
export const parts = [
  { name: 'prompt', meaning: 'the card, and the sheet on a phone' },
  { name: 'header', meaning: 'question and hint; in the thanks also the tick' },
  { name: 'question', meaning: 'the question, and the words of the thanks' },
  { name: 'scale', meaning: 'the row of options, and the list of choices' },
  { name: 'option', meaning: 'one step of a scale, one thumb, one choice' },
  { name: 'labels', meaning: 'the words at the two ends of a scale' },
  { name: 'comment', meaning: 'the field for text of several lines' },
  { name: 'field', meaning: 'a field of one line: an address, what "other" is' },
  { name: 'consent', meaning: 'the box to tick beside an address, with its words' },
  { name: 'submit', meaning: 'the Send button, and the button or link of the thanks' },
  { name: 'back', meaning: 'back to the question before' },
  { name: 'skip', meaning: 'on without an answer' },
  { name: 'close', meaning: 'the cross' },
  { name: 'thanks', meaning: 'all of the thanks' },
] as const
