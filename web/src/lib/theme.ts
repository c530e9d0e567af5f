// Light, dark, or as the system says. before-paint.js applies the choice before the first paint; this changes it later.

import { readChoice, useChoice, writeChoice } from './stored.ts'

export type Theme = 'system' | 'light' | 'dark'
export const THEMES: readonly Theme[] = ['system', 'light', 'dark']

const NAME = 'rf.theme'

export function useTheme(): Theme {
  return asTheme(useChoice(NAME))
}

export function setTheme(theme: Theme): void {
  writeChoice(NAME, theme === 'system' ? null : theme)
  const chosen = asTheme(readChoice(NAME))
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}

export function asTheme(text: string | null): Theme {
  return text === 'light' || text === 'dark' ? text : 'system'
}
