import type { Article } from './article.js'

export const tyres: Article = {
  slug: 'tyres',
  title: 'Tyre pressure',
  summary: 'One number for your weight, and how to fix a flat on the road.',
  minutes: 3,
  sections: [
    {
      heading: 'Your number',
      blocks: [
        {
          facts: [
            ['Up to 60 kg', '2.4 bar'],
            ['60 to 80 kg', '2.8 bar'],
            ['80 to 100 kg', '3.3 bar'],
            ['With a child seat', '0.3 bar more at the back'],
          ],
        },
        'Your weight with bag and jacket. Check once a month with a gauge; a thumb can’t feel half a bar.',
      ],
    },
    {
      heading: 'A flat on the road',
      blocks: [
        {
          steps: [
            'Turn the bike on its left side, never upside down: the display carries no weight.',
            'Both axles open with the 6 mm key under the saddle.',
            'Pull the tube out, run a finger inside the tyre, and take out what you find.',
            'New tube, a little air, then seat the tyre with your thumbs, away from you.',
          ],
        },
      ],
    },
  ],
}
