import { pathText, valueAtPath, type Issue } from './issue.js'

const most = 64

const isDeep = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((item) => isDeep(item, levels - 1)))

/**
 * Where a document is nested deeper than any sense, and than recursive code can follow: which surveys, or the document.
 * And what is left to be checked: `null` in the place of such a survey.
 */
export const shallow = (document: unknown): { issues: Issue[]; rest: unknown } => {
  const surveys = valueAtPath(document, ['surveys'])
  const list = Array.isArray(surveys) ? surveys : []
  const deep = [...list.keys()].filter((index) => isDeep(list[index], most))
  const rest = deep.length
    ? { ...(document as object), surveys: list.map((survey, index) => (deep.includes(index) ? null : survey)) }
    : document
  const isLost = isDeep(rest, most + 2)
  const issueAt = (path: string) => ({ path, message: `nested too deeply; at most ${most} levels` })
  return {
    issues: isLost ? [issueAt('')] : deep.map((index) => issueAt(pathText(['surveys', index]))),
    rest: isLost ? undefined : rest,
  }
}
