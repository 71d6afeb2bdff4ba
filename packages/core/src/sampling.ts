/** 32-bit FNV-1a over UTF-16 code units: http://www.isthe.com/chongo/tech/comp/fnv/ */
export const fnv1a32 = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/**
 * Where a respondent stands in the sample of a survey, in [0, 1): GrowthBook's hash version 2. Sticky, independent
 * between surveys, and a larger share only adds people.
 */
export const sampleOf = (respondentId: string, surveyId: string): number =>
  (fnv1a32(`${fnv1a32(surveyId + respondentId)}`) % 10000) / 10000
