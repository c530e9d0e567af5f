// The message catalogues: every sentence a person reads is in a JSON file beside this one, never in a component.
// Each language is a file of its own, fetched when it is spoken, the pages of a call first; en.json is the one the others are
// measured by.

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { asLanguage, directionOf, type Language, languageNow } from '../lib/language.ts'
import { onChoice } from '../lib/stored.ts'

interface Parts {
  first: () => Promise<{ words: object }>
  rest: () => Promise<{ words: object }>
}

const CATALOGUES: Record<Language, Parts> = {
  en: { first: () => import('./en.json?first'), rest: () => import('./en.json?rest') },
  de: { first: () => import('./de.json?first'), rest: () => import('./de.json?rest') },
  he: { first: () => import('./he.json?first'), rest: () => import('./he.json?rest') },
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

const here = new Map<string, Promise<void>>()

/** Fetches a part of a language's words, once. */
function fetched(language: Language, part: keyof Parts): Promise<void> {
  const name = `${language} ${part}`
  const known = here.get(name)
  if (known) return known
  const coming = CATALOGUES[language][part]().then(({ words }) => {
    i18next.addResourceBundle(language, 'translation', words, true)
  })
  here.set(name, coming)
  coming.catch(() => here.delete(name))
  return coming
}

/** Turns the page to a language, once all its words are here. */
export async function speak(language: Language): Promise<void> {
  await Promise.all([fetched(language, 'first'), fetched(language, 'rest')])
  await turnTo(language)
}

/** Speaks the language of the moment, from now on whichever it is; English where its words cannot be had. The rest of the words follows. */
export async function speakAsChosen(): Promise<void> {
  onChoice(() => {
    const language = languageNow()
    if (language !== spoken()) void speak(language)
  })
  const language = languageNow()
  await fetched(language, 'first')
    .then(() => turnTo(language))
    .catch(() => speak('en'))
}

/** For the screens that say more than what came first. */
export async function allWords(): Promise<null> {
  await fetched(spoken(), 'rest')
  return null
}

async function turnTo(language: Language): Promise<void> {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  await i18next.changeLanguage(language)
}

/** The language of the words on the page. */
export function spoken(): Language {
  return asLanguage(i18next.language ?? null) ?? 'en'
}

/** The language of dates and numbers: the catalogue's, in the reader's own variety of it (24 hours in Britain, 12 in America). */
export function locale(): string {
  const language = spoken()
  const preferred = navigator.languages.flatMap(parsed)
  const own = preferred.find((known) => known.language === language)
  if (own !== undefined) return own.toString()
  // Of the language they have nothing, but a country: English in Austria has its days before its months.
  const region = preferred.find((known) => known.region !== undefined)?.region
  return region === undefined ? language : `${language}-${region}`
}

/** Some systems name languages in ways of their own, which `Intl` refuses. */
function parsed(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)]
  } catch {
    return []
  }
}

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

function isolated(value: string): string {
  return directionOf(spoken()) === 'rtl' ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE : value
}
