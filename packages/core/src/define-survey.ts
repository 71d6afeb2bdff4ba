import type { Survey } from './schema/index.js'

/** The survey as it is: for types and completion in code. */
export const defineSurvey = <const T extends Survey>(survey: T): T => survey
