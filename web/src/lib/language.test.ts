// The page's language, as it is settled before the first paint and again when the choice changes: both the same.

import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { chooseLanguage, directionOf, type Language, languageNow } from './language.ts'

const beforePaint = readFileSync('public/before-paint.js', 'utf8')

afterEach(() => {
  chooseLanguage(null)
  document.documentElement.removeAttribute('lang')
  document.documentElement.removeAttribute('dir')
  document.head.replaceChildren()
})

const CASES: [chosen: Language | null, browser: string[], speaks: Language][] = [
  [null, ['en-GB', 'de'], 'en'],
  [null, ['de-AT', 'en'], 'de'],
  [null, ['fr-CH', 'de-CH', 'en'], 'de'],
  [null, ['DE'], 'de'],
  [null, ['fr', 'pt-BR'], 'en'],
  [null, [], 'en'],
  ['de', ['en-GB'], 'de'],
  ['en', ['de-DE'], 'en'],
  [null, ['he-IL', 'en'], 'he'],
  ['he', ['de-DE'], 'he'],
]

test.each(CASES)('chosen %s in a browser of %s: %s', (chosen, browser, speaks) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(browser)
  chooseLanguage(chosen)
  expect(languageNow()).toBe(speaks)
  new Function(beforePaint)()
  expect(document.documentElement).toHaveAttribute('lang', speaks)
  expect(document.documentElement).toHaveAttribute('dir', directionOf(speaks))
})

test('nonsense in the storage is no choice', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de'])
  localStorage.setItem('rf.language', '<klingon>')
  expect(languageNow()).toBe('de')
  new Function(beforePaint)()
  expect(document.documentElement).toHaveAttribute('lang', 'de')
})

test('the words of the language are fetched with the program, those of others are not', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de'])
  document.head.innerHTML =
    '<meta name="words-de" content="/assets/de-1.js"><meta name="words-en" content="/assets/en-1.js">'
  new Function(beforePaint)()
  const preloads = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')]
  expect(preloads.map((link) => link.getAttribute('href'))).toEqual(['/assets/de-1.js'])
})
