import type { SurveyResponse } from '@askwell/core'
import type { Collect } from './options.js'

/** An address, or a path, that goes on after `?` or `#`. */
const address = /^((?:https?:\/)?\/[^\s?#]*)[?#]\S*$/i

const shortened = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(address, '$1')
  if (Array.isArray(value)) return value.map(shortened)
  return value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shortened(each)]))
    : value
}

const without = (properties: Record<string, unknown>, ...names: string[]) =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))

/** Leaves out what a page says of itself, unless it was asked for: tokens stand in addresses, and names in titles. */
export const collected = (response: SurveyResponse, { url, text }: Collect = {}): SurveyResponse => {
  const { trigger } = response
  if (!trigger?.properties) return response
  let { properties } = trigger
  if (url !== 'full') properties = shortened(properties) as typeof properties
  if (trigger.event === 'page_view') {
    if (url !== 'full') properties = without(properties, 'query')
    if (!text) properties = without(properties, 'title', 'page_title')
  }
  if (!text && /^element_(click|view)$/.test(trigger.event)) properties = without(properties, 'text')
  return { ...response, trigger: { ...trigger, properties } }
}
