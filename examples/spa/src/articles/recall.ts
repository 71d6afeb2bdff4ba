import type { Article } from './article.js'

export const recall: Article = {
  slug: 'recall',
  title: 'Recall of the front light',
  summary: 'Bikes with frame numbers from WR-2104 to WR-2388: please read this before you ride in the dark.',
  minutes: 1,
  sections: [
    {
      heading: 'What is wrong',
      blocks: [
        'On 285 bikes the cable of the front light can chafe behind the head badge. The light may go out without warning. Brakes and motor are not affected.',
      ],
    },
    {
      heading: 'What to do',
      blocks: [
        {
          steps: [
            'Look up the frame number, under the bottom bracket.',
            'If it is among these, don’t ride in the dark.',
            'Write to us. A mechanic comes to you within three days; it takes ten minutes and costs you nothing.',
          ],
        },
      ],
    },
  ],
}
