// The message catalogue: every sentence a person reads is in a JSON file beside this one, never in a component.

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
})

export const i18n = i18next

/** The language of dates and numbers: the catalogue's, in the reader's own variety of it (24 hours in Britain, 12 in America). */
export function locale(): string {
  const language = i18next.resolvedLanguage ?? 'en'
  return navigator.languages.find((l) => l === language || l.startsWith(`${language}-`)) ?? language
}
