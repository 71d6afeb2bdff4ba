import type { Article } from './article.js'

export const brakes: Article = {
  slug: 'squealing-brakes',
  title: 'Brakes that squeal',
  summary: 'Wet, dirty or worn: how to tell, and what each of them needs.',
  minutes: 2,
  sections: [
    {
      heading: 'Listen first',
      blocks: [
        {
          facts: [
            ['Only in the rain', 'Normal. Gone after ten firm stops'],
            ['A high, steady tone', 'Oil on the disc'],
            ['A scrape, also when rolling', 'Pads are worn'],
          ],
        },
      ],
    },
    {
      heading: 'Oil on the disc',
      blocks: [
        {
          steps: [
            'Wipe the disc with a clean cloth and isopropyl alcohol. No household cleaner, no brake spray from a car.',
            'Ride to 25 km/h and brake firmly to walking pace, ten times. The pads must get warm.',
            'Still there? The pads have soaked it up. They cost 18 € and take a quarter of an hour.',
          ],
        },
        'Pads below 1 mm are no longer safe. Don’t ride down a hill with them to the workshop.',
      ],
    },
  ],
}
