// In which language the product speaks: the one chosen in this browser, else the first of the browser's own that there is.
// before-paint.js settles it before the page is first drawn; this settles it again when the choice changes.

import { readChoice, useChoice, writeChoice } from './stored.ts'

export const LANGUAGES = [
  { tag: 'en', name: 'English', direction: 'ltr' },
  { tag: 'de', name: 'Deutsch', direction: 'ltr' },
  { tag: 'he', name: 'עברית', direction: 'rtl' },
] as const satisfies readonly { tag: string; name: string; direction: 'ltr' | 'rtl' }[]

export type Language = (typeof LANGUAGES)[number]['tag']
export type Direction = 'ltr' | 'rtl'

const NAME = 'rf.language'

/** The choice; null: as the browser says. */
export function useChosenLanguage(): Language | null {
  return asLanguage(useChoice(NAME))
}

export function chooseLanguage(language: Language | null): void {
  writeChoice(NAME, language)
}

export function asLanguage(tag: string | null): Language | null {
  const primary = tag?.toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language.tag === primary)?.tag ?? null
}

export function languageNow(): Language {
  const chosen = asLanguage(readChoice(NAME))
  if (chosen !== null) return chosen
  for (const tag of navigator.languages) {
    const language = asLanguage(tag)
    if (language !== null) return language
  }
  return 'en'
}

export function directionOf(language: string): Direction {
  return LANGUAGES.find(({ tag }) => tag === language)?.direction ?? 'ltr'
}
