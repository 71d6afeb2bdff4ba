import type { Article } from './article.js'

export const charging: Article = {
  slug: 'charging',
  title: 'Charging the battery',
  summary: 'How long it takes, how full is best, and what the lights say.',
  minutes: 3,
  sections: [
    {
      heading: 'Plug in',
      blocks: [
        {
          steps: [
            'Switch the bike off. The battery may stay in the frame or come out with a quarter turn of the key.',
            'Plug the charger into the wall first, then into the battery. The ring around the port turns yellow.',
            'When the ring is green it is full. Unplug the battery first, then the wall.',
          ],
        },
      ],
    },
    {
      heading: 'How long it takes',
      blocks: [
        {
          facts: [
            ['From empty to 80 %', '2 h 40 min'],
            ['From empty to full', '4 h 10 min'],
            ['Best temperature', '10 to 25 °C'],
          ],
        },
        'The last fifth is slow on purpose. For everyday rides, 80 % is enough and keeps the cells young: the app has a switch for it under Battery.',
      ],
    },
    {
      heading: 'When the ring blinks',
      blocks: [
        'Blinking yellow: too cold or too warm. Bring the battery inside and wait half an hour. Blinking red: unplug it, and write to us before you ride again.',
      ],
    },
  ],
}
