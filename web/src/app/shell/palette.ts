// What the palette offers: where one can go, what can be done here, and what was found.

import type { LucideIcon } from 'lucide-react'
import { create } from 'zustand'

export interface Offer {
  id: string
  label: string
  /** What tells it from others of the same name. */
  detail?: string | undefined
  keys?: string | undefined
  icon: LucideIcon
  /** The page it opens; else it is something to do. */
  path?: string
  run?: () => void
}

export const SECTIONS = ['recent', 'acts', 'pages', 'tickets', 'flows', 'people'] as const

export interface Section {
  name: (typeof SECTIONS)[number]
  items: readonly Offer[]
}

interface PaletteState {
  open: boolean
  text: string
  /** Enter was pressed before there was anything to take. */
  hurried: boolean
  /** What had the focus before. */
  before: Element | null
}

const CLOSED: PaletteState = { open: false, text: '', hurried: false, before: null }

export const usePalette = create<PaletteState>(() => CLOSED)

export function openPalette(): void {
  usePalette.setState({ open: true, before: document.activeElement })
}

export function closePalette(): void {
  usePalette.setState(CLOSED)
}

export function type(text: string): void {
  usePalette.setState({ text, hurried: false })
}

export function hurry(hurried: boolean): void {
  usePalette.setState({ hurried })
}

/** The number in "1042" and "#1042". */
export function ticketNumber(text: string): number | null {
  const digits = /^#?\s*(\d{1,12})$/.exec(text.trim())?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Those in whose words every word of the text begins somewhere; all of them where there is no text. */
export function fitting(offers: readonly Offer[], text: string): Offer[] {
  const asked = words(text)
  return offers.filter(({ label, detail }) => {
    const has = words(`${label} ${detail ?? ''}`)
    return asked.every((word) => has.some((known) => known.startsWith(word)))
  })
}

/** Without accents and case, as people type who are in a hurry. */
function words(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}@.]+/u).filter(Boolean)
}
