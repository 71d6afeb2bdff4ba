import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'
import { cut } from './cut.js'
import { elsewhere, seenTwice } from './elsewhere.js'
import { wordsOf, type WordOptions } from './words.js'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const write = (character: string) => entities[character] ?? character

/** Not `mrkdwn`: whatever a respondent has typed is no format, link or mention. */
const plain = (text: string, most: number) => ({ type: 'plain_text', text: cut(text, most, write) || '–', emoji: false })

/**
 * A message in a Slack channel, by an incoming webhook. As `text/plain`, which Slack reads as JSON: it allows no
 * `content-type` in its answer to a preflight.
 *
 * @param url `https://hooks.slack.com/services/…`: whoever reads the page can post with it.
 * @see https://docs.slack.dev/reference/block-kit/blocks for the limits that texts are cut to.
 */
export const slack = (url: string, options?: WordOptions) => {
  const body = (response: SurveyResponse) => {
    const [title, answers, foot] = wordsOf(response, options)
    const more = answers.length - 47
    const lines = answers.slice(0, 47).map(([label, text]) => `${label}: ${text}`)
    if (more > 0) lines.push(`… ${more}`)
    return {
      text: cut(title, 150, write),
      unfurl_links: false,
      unfurl_media: false,
      blocks: [
        { type: 'header', text: plain(title, 150) },
        ...lines.map((line) => ({ type: 'section', text: plain(line, 3000) })),
        { type: 'context', elements: [plain(foot, 2000)] },
      ],
    }
  }
  return { ...elsewhere(url), ...seenTwice, body } satisfies Endpoint
}
