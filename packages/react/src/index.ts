export { AskwellProvider, type AskwellProviderProps, useAskwell } from './provider.js'
export { Survey, type SurveyProps } from './survey.js'
