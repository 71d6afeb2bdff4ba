import { type Askwell, inert, type InitOptions } from 'askwell'
import { createContext, createElement, type ReactNode, useContext, useEffect, useState } from 'react'
import { hold } from './hold.js'

const Context = createContext(inert)

export interface AskwellProviderProps {
  /**
   * As for `init`. Of what changes later, `theme` and `locale` are followed; for the rest give the provider another
   * `project` and `key`, or call `identify`, `set` and `consent`.
   */
  options: InitOptions
  children?: ReactNode
}

/** Runs Askwell while it is mounted. On a server it does nothing. */
export function AskwellProvider({ options, children }: AskwellProviderProps) {
  const [{ askwell, take }] = useState(() => hold(options))
  const { theme, locale } = options
  useEffect(take, [take])
  useEffect(() => {
    if (theme) askwell.setTheme(theme)
    if (locale) askwell.setLocale(locale)
  }, [askwell, theme, locale])
  return createElement(Context.Provider, { value: askwell }, children)
}

/** What the provider runs, the same object in every render. Without a provider, and on a server, it does nothing. */
export const useAskwell = (): Askwell => useContext(Context)
