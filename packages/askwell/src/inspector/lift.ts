import type { Survey, SurveyDocument } from '@askwell/core'

type Change = (survey: Survey) => Survey

/** Garbage stays as it is: what is wrong with a survey must stay wrong. */
const changeSurveys = (document: SurveyDocument, change: Change): SurveyDocument => ({
  ...document,
  surveys: document.surveys.map((survey) => (survey && typeof survey === 'object' ? change(survey) : survey)),
})

const always = { every: '0s', afterDismiss: '0s', afterLater: '0s', max: Infinity }

/** The document without what protects people: cooldown, session, at most, grace, repeat, and the sample. */
export const withoutCaps = (document: SurveyDocument): SurveyDocument => ({
  ...changeSurveys(document, (survey) => ({ ...survey, sample: 1, repeat: { ...survey.repeat, ...always } })),
  caps: { cooldown: '0s', perSession: Infinity },
})

/** The document with one survey that is for everyone, at any time. */
export const withoutTargeting = (document: SurveyDocument, id: string): SurveyDocument =>
  changeSurveys(document, (survey) => {
    const { audience: _, sample: __, from: ___, until: ____, ...open } = survey
    return survey.id === id ? open : survey
  })
