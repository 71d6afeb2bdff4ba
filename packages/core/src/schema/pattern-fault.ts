import { isSafePattern } from 'redos-detector'
import { canFreeze } from '../pattern.js'
import { kindOf } from './words.js'

/** Enough for patterns that people write; the analysis stops there, and the pattern counts as unsafe. */
const effort = { maxScore: 1000, maxSteps: 5000 }

/**
 * Whether a repeated group can backtrack without end. Anchored, since trying each start is polynomial, and only where
 * there is such a group, since nothing else is exponential.
 */
const backtracks = (pattern: string): boolean => {
  if (!/\)[*+{]/.test(pattern)) return false
  try {
    return !isSafePattern(`^(?:${pattern})`, effort).safe
  } catch {
    // Named groups and the like, which the detector can't read. The guard at run time can.
    return false
  }
}

const mistakeIn = (pattern: string): string => {
  try {
    return RegExp(pattern) && ''
  } catch (error) {
    return (error as Error).message.replace(/^.*: /s, '')
  }
}

/** What is wrong with what stands beside `$regex`, and what would be right; nothing when it may stand there. */
export const patternFault = (pattern: unknown): string | undefined => {
  if (typeof pattern !== 'string') return `is ${kindOf(pattern)}; needs a regular expression as a string`
  const shown = JSON.stringify(pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern)
  const mistake = mistakeIn(pattern)
  if (mistake) return `${shown} is no regular expression: ${mistake}`
  if (!canFreeze(pattern) && !backtracks(pattern)) return undefined
  return `${shown} could freeze the page: it can match the same text in too many ways. Repeat single characters, such as "a+" for "(a+)+", not groups that repeat; or list the values with $in`
}
