import type { Article } from './article.js'

export const lock: Article = {
  slug: 'lost-key',
  title: 'Lost the key, or the phone',
  summary: 'Get home today, and a new key by the end of the week.',
  minutes: 2,
  sections: [
    {
      heading: 'Get home today',
      blocks: [
        'The code on the card that came with the bike opens the lock once every 24 hours: hold the light switch until it blinks, then press it as often as each digit says.',
      ],
    },
    {
      heading: 'Order a new key',
      blocks: [
        {
          steps: [
            'Find the key number: six characters, on the card and on the invoice.',
            'Send it to us with a photo of the frame number. We ask for both so that nobody else can.',
            'The key arrives within four working days. The old one keeps working; tell us if it was stolen and we send a new cylinder.',
          ],
        },
      ],
    },
  ],
}
