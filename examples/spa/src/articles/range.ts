import type { Article } from './article.js'

export const range: Article = {
  slug: 'winter-range',
  title: 'Range in winter',
  summary: 'Why the cold costs a third, and four habits that win most of it back.',
  minutes: 2,
  sections: [
    {
      heading: 'What to expect',
      blocks: [
        {
          facts: [
            ['20 °C, flat, Eco', '110 km'],
            ['5 °C, flat, Eco', '88 km'],
            ['−5 °C, hills, Sport', '41 km'],
          ],
        },
        'Cold cells give less at a time. Nothing is broken, and the range comes back with the spring.',
      ],
    },
    {
      heading: 'Four habits',
      blocks: [
        {
          steps: [
            'Keep the battery inside overnight and put it in just before you leave.',
            'Begin in Eco for the first two kilometres: a battery at work warms itself.',
            'Pump the tyres. They lose about 0.1 bar for every 5 °C.',
            'Store it half full if you don’t ride for a month.',
          ],
        },
      ],
    },
  ],
}
