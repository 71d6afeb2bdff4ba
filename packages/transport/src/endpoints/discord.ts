import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'
import { cut } from './cut.js'
import { elsewhere, fitting, seenTwice } from './elsewhere.js'
import { wordsOf, type WordOptions } from './words.js'

const write = (character: string) => (/[\\*_~`|<>@#()[\]:-]/.test(character) ? `\\${character}` : character)

/**
 * A message in a Discord channel, by a webhook. It waits for Discord's word that the message is saved, and mentions
 * nobody, whatever a respondent has typed.
 *
 * @param url `https://discord.com/api/webhooks/…`: whoever reads the page can post with it, and delete it.
 * @see https://docs.discord.com/developers/resources/message#embed-object-embed-limits
 */
export const discord = (url: string, options?: WordOptions) => {
  const there = elsewhere(`${url}${url.includes('?') ? '&' : '?'}wait=true`, { 'content-type': 'application/json' })
  const body = (response: SurveyResponse) => {
    const [title, answers, foot] = wordsOf(response, options)
    const embed = (most: number) => ({
      title: cut(title, 256, write),
      fields: answers.slice(0, 25).map(([label, text]) => ({
        name: cut(label, Math.min(most, 256), write) || '–',
        value: cut(text, Math.min(most, 1024), write) || '–',
      })),
      footer: { text: cut(foot + (answers.length > 25 ? ` · … ${answers.length - 25}` : ''), 1000) },
      timestamp: new Date(response.answeredAt).toISOString(),
    })
    // All of them together, in characters.
    const isFit = (made: ReturnType<typeof embed>) =>
      made.fields.reduce((sum, { name, value }) => sum + name.length + value.length, made.title.length + 1000) <= 6000
    return { allowed_mentions: { parse: [] }, embeds: [fitting(embed, isFit)] }
  }
  return {
    ...there,
    ...seenTwice,
    body,
    async fetch(to, init) {
      const answer = await there.fetch(to, init)
      if (answer.status !== 429) return answer
      // The header is not for pages of other origins to read.
      const text = await answer.text()
      const [, seconds] = /"retry_after":\s*([\d.]+)/.exec(text) ?? []
      return new Response(text, { status: 429, headers: seconds ? { 'retry-after': seconds } : {} })
    },
  } satisfies Endpoint
}
