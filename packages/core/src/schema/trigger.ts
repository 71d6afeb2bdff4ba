import * as z from 'zod/mini'
import { asked } from '../sources/asked.js'
import { conditionSchema } from './condition.js'
import { durationSchema } from './duration.js'

const glob = z
  .string()
  .check(z.regex(/^!?[/*](?!(.*\*){5})(?!.{256})/s, 'a path glob such as "/shop/**" or "!/checkout/*", with at most four "*"'))

/** What the sources look for in `where`: docs/triggers.md. */
const numbers: Record<string, [key: string, most: number]> = {
  dwell: ['seconds', Infinity],
  idle: ['seconds', Infinity],
  scroll: ['percent', 100],
}

/** What is wrong with the values that a trigger asks its source for. */
const flawOf = (trigger: { event: string }): string | undefined => {
  const { event } = trigger
  if (/^element_(click|view)$/.test(event))
    return asked([{ trigger }], event, 'selector', '').length
      ? undefined
      : `"${event}" needs a selector, such as { "selector": "#buy" }`
  const [key, most] = (Object.hasOwn(numbers, event) && numbers[event]) || ['', 0]
  const isReached = (value: number) => value >= 1 && value <= most
  return !key || asked([{ trigger }], event, key, 1).some(isReached)
    ? undefined
    : `"${event}" never comes at this; ${key} are ${most === 100 ? 'from 1 to 100' : '1 or more'}`
}

const fields = z.strictObject({
  event: z.string().check(
    z.minLength(1),
    z.maxLength(100),
    z.meta({
      description: 'The name of the event that starts it: one the app tracks, or one a source notices.',
      examples: ['purchase', 'level_complete', 'page_view', 'session_start'],
    }),
  ),
  where: z.optional(conditionSchema.check(z.describe('Must hold for the properties of the event.'))),
  page: z.optional(
    z.union([glob, z.array(glob).check(z.minLength(1))]).check(
      z.meta({
        description: 'Glob, or list of globs, on the path: * one segment, ** any, ! excludes. Default: every page.',
        examples: ['/shop/**', ['/**', '!/checkout/*']],
      }),
    ),
  ),
  count: z.optional(
    z.int().check(z.gte(1), z.lte(1000), z.meta({ description: 'From the n-th matching event on. Default: 1.', default: 1 })),
  ),
  within: z.optional(durationSchema.check(z.describe('`count` counts over this window. Default: for ever.'))),
  delay: z.optional(
    durationSchema.check(
      z.meta({
        description: 'How long after the event the prompt is due. Default: "0s", at once.',
        default: '0s',
        examples: ['2s'],
      }),
    ),
  ),
  cancelOn: z.optional(
    z.array(z.string()).check(
      z.meta({
        description: 'Events that cancel a prompt that is due but not shown yet. Default: none.',
        default: [],
        examples: [['purchase']],
      }),
    ),
  ),
  expires: z.optional(
    durationSchema.check(z.meta({ description: 'How long a due prompt waits for its chance. Default: "10m".', default: '10m' })),
  ),
})

export const triggerSchema = fields.check(
  z.superRefine((trigger, context) => {
    const message = flawOf(trigger)
    if (message) context.addIssue({ code: 'custom', path: ['where'], message })
  }),
)

export type Trigger = z.infer<typeof triggerSchema>
