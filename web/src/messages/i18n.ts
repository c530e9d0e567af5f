// The message catalogues: every sentence a person reads is in a JSON file beside this one, never in a component.
// Each language is a file of its own, fetched when it is spoken; en.json is the one the others are measured by.

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { asLanguage, directionOf, type Language, languageNow } from '../lib/language.ts'
import { onChoice } from '../lib/stored.ts'

type Words = typeof import('./en.json')

const CATALOGUES: Record<Language, () => Promise<{ default: Words }>> = {
  en: () => import('./en.json'),
  de: () => import('./de.json'),
}

void i18next.use(initReactI18next).init({
  // A test holds the catalogues alike, so that there is nothing to fall back for.
  fallbackLng: false,
  resources: {},
  initAsync: false,
  // React escapes. What is filled in must not turn the words around it where those run from right to left.
  interpolation: { escapeValue: true, escape: isolated },
  returnNull: false,
})

export const i18n = i18next

/** Fetches the words of a language, if they are not here, and turns the page to it. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { default: words } = await CATALOGUES[language]()
    i18next.addResourceBundle(language, 'translation', words)
  }
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  await i18next.changeLanguage(language)
}

/** Speaks the language of the moment, from now on whichever it is; English where its words cannot be had. */
export async function speakAsChosen(): Promise<void> {
  onChoice(() => {
    const language = languageNow()
    if (language !== spoken()) void speak(language)
  })
  await speak(languageNow()).catch(() => speak('en'))
}

/** The language of the words on the page. */
export function spoken(): Language {
  return asLanguage(i18next.language ?? null) ?? 'en'
}

/** The language of dates and numbers: the catalogue's, in the reader's own variety of it (24 hours in Britain, 12 in America). */
export function locale(): string {
  const language = spoken()
  const own = navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`))
  if (own !== undefined) return own
  // Of the language they have nothing, but a country: English in Austria has its days before its months.
  const region = navigator.languages.map((tag) => new Intl.Locale(tag).region).find((found) => found)
  return region === undefined ? language : `${language}-${region}`
}

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

function isolated(value: string): string {
  return directionOf(spoken()) === 'rtl' ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE : value
}
