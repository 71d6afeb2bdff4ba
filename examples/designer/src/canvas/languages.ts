/** The languages that the canvas can show, by their own names: those that `texts.ts` has words for. */
export const languages = [
  { locale: 'en', title: 'English' },
  { locale: 'ar', title: 'العربية' },
  { locale: 'de', title: 'Deutsch' },
  { locale: 'es', title: 'Español' },
  { locale: 'fr', title: 'Français' },
  { locale: 'he', title: 'עברית' },
  { locale: 'id', title: 'Bahasa Indonesia' },
  { locale: 'ja', title: '日本語' },
  { locale: 'th', title: 'ไทย' },
  { locale: 'zh-Hans', title: '简体中文' },
] as const

export type Locale = (typeof languages)[number]['locale']

export const isLanguage = (locale: string) => languages.some((language) => language.locale === locale)

export const isRightToLeft = (locale: string) => locale === 'ar' || locale === 'he'
