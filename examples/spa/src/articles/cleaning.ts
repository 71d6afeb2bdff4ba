import type { Article } from './article.js'

export const cleaning: Article = {
  slug: 'cleaning',
  title: 'After a wet ride',
  summary: 'Ten minutes with a bucket, and what a hose must never point at.',
  minutes: 2,
  sections: [
    {
      heading: 'Ten minutes',
      blocks: [
        {
          steps: [
            'Switch the bike off and leave the battery in: it seals the frame.',
            'Warm water, a drop of washing-up liquid, a sponge for the frame and another one for everything black.',
            'Turn the cranks backwards and wipe the belt dry. It needs no oil, ever.',
            'Wipe the charging port and close its cap. Done.',
          ],
        },
      ],
    },
    {
      heading: 'Never',
      blocks: [
        'No pressure washer. It pushes water past the seals of hubs and motor, where it stays. Salt in winter is less of a problem than that: rinse it off with a watering can.',
      ],
    },
  ],
}
