// Small choices a person makes about their own screen (theme, folded rail), kept in this browser.

import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

export function readChoice(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

export function writeChoice(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // Storage is switched off: the choice lasts until the page is closed.
  }
  for (const listener of listeners) listener()
}

export function useChoice(name: string): string | null {
  return useSyncExternalStore(onChoice, () => readChoice(name))
}

/** Tells of every choice, also of one that is made in another tab. */
export function onChoice(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
