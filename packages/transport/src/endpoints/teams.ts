import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'
import { cut } from './cut.js'
import { elsewhere, fitting, isWithin, seenTwice } from './elsewhere.js'
import { wordsOf, type WordOptions } from './words.js'

/** `{{DATE(…)}}` is a function in texts of cards. */
const write = (character: string) => (character === '{' ? '{\u2060' : character)

/** Not a TextBlock, which knows Markdown: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features */
const line = (...runs: { text: string; weight?: string }[]) => ({
  type: 'RichTextBlock',
  inlines: runs.map((run) => ({ type: 'TextRun', ...run })),
})

/**
 * A card in a Teams channel, by a workflow that begins with "When a Teams webhook request is received".
 *
 * @param url The workflow's address: whoever reads the page can post with it.
 * @see https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
export const teams = (url: string, options?: WordOptions) => {
  const body = (response: SurveyResponse) => {
    const [title, answers, foot] = wordsOf(response, options)
    const message = (most: number) => ({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            version: '1.2',
            body: [
              line({ text: cut(title, 150, write), weight: 'bolder' }),
              ...answers.map(([label, text]) =>
                line({ text: `${cut(label, most, write)}: `, weight: 'bolder' }, { text: cut(text, most, write) }),
              ),
              line({ text: cut(foot, 1000, write) }),
            ],
          },
        },
      ],
    })
    return fitting(message, isWithin(28_000))
  }
  return { ...elsewhere(url, { 'content-type': 'application/json' }), ...seenTwice, body } satisfies Endpoint
}
