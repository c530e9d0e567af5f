// Keys for a page: single ones work only while no text is being typed and no dialog is open; each says what it does, for the `?` list
// and the palette.

import { useEffect, useEffectEvent } from 'react'
import { create } from 'zustand'
import { readChoice, useChoice, writeChoice } from './stored.ts'

interface Binding {
  keys: string
  run: () => void
  hint: KeyHint | undefined
  /** Whether it is worth choosing by its name. */
  isAct: boolean
}

export interface KeyHint {
  keys: string
  does: string
}

interface Bindings {
  bound: readonly Binding[]
}

const useBindings = create<Bindings>(() => ({ bound: [] }))

interface Options {
  enabled?: boolean
  /** What it does, for the list. Left out: one of a family that is listed elsewhere. */
  does?: string
  /** How it is written in the list, where that differs. */
  shown?: string
  /** It moves about, and says nothing by its name alone: the palette leaves it out. */
  moves?: boolean
}

/**
 * Binds a key ("r", "?", "Backspace"), two in a row ("g l") or one with Ctrl ("Ctrl K", which works while typing, too) while the
 * component is on the page. The latest binding wins.
 */
export function useKey(
  keys: string,
  run: () => void,
  { enabled = true, does, shown, moves = false }: Options = {},
): void {
  const latest = useEffectEvent(run)
  useEffect(() => {
    if (!enabled) return undefined
    const hint = does === undefined ? undefined : { keys: shown ?? keys, does }
    return bind({ keys, hint, isAct: !moves, run: () => latest() })
  }, [enabled, keys, does, shown, moves])
}

const CHORD = 'Ctrl '
const NAME = 'rf.letters'
const OFF = 'off'

/** Whether letters, digits and signs alone are keys here. Who speaks to their computer, or rests a hand on it, has them off. */
export function useCharacterKeys(): boolean {
  return useChoice(NAME) !== OFF
}

export function setCharacterKeys(on: boolean): void {
  writeChoice(NAME, on ? null : OFF)
}

/** Whether it is one that can be typed, alone or the first of two. */
export function isCharacterKey(keys: string): boolean {
  if (keys.startsWith(CHORD)) return false
  return keys.split(' ').some((key) => key.length === 1)
}

/** The keys that work on the page as it is now. */
export function useKeyHints(): KeyHint[] {
  const bound = useBindings((s) => s.bound)
  const all = useCharacterKeys()
  const hints = new Map<string, KeyHint>()
  for (const { keys, hint } of bound) if (hint && (all || !isCharacterKey(keys))) hints.set(hint.keys, hint)
  return [...hints.values()]
}

export interface Act extends KeyHint {
  run: () => void
}

/** What can be done on the page as it is now, also by who has no use for the keys. */
export function useActs(): Act[] {
  const bound = useBindings((s) => s.bound)
  const acts = new Map<string, Act>()
  for (const { hint, run, isAct } of bound) if (hint && isAct) acts.set(hint.keys, { ...hint, run })
  return [...acts.values()]
}

function bind(binding: Binding): () => void {
  if (useBindings.getState().bound.length === 0) window.addEventListener('keydown', onKeyDown)
  useBindings.setState((s) => ({ bound: [...s.bound, binding] }))
  return () => {
    useBindings.setState((s) => ({ bound: s.bound.filter((b) => b !== binding) }))
    if (useBindings.getState().bound.length === 0) window.removeEventListener('keydown', onKeyDown)
  }
}

const SEQUENCE_MS = 1200
let prefix: { key: string; at: number } | null = null

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || isModalOpen()) return
  if (event.ctrlKey || event.metaKey) {
    onChord(event)
    return
  }
  if (isTypingInto(event.composedPath()[0])) return
  const all = readChoice(NAME) !== OFF
  const bound = useBindings.getState().bound.filter(({ keys }) => all || !isCharacterKey(keys))
  const first = prefix !== null && event.timeStamp - prefix.at < SEQUENCE_MS ? prefix.key : null
  prefix = null
  const found = bound.findLast(({ keys }) => {
    if (keys.startsWith(CHORD)) return false
    const [one = '', two] = keys.split(' ')
    return two === undefined ? first === null && isKey(event, one) : one === first && isKey(event, two)
  })
  if (found) {
    event.preventDefault()
    // A key held down goes on through a list, but must not answer one question after the other.
    if (!event.repeat || !found.isAct) found.run()
    return
  }
  const begun = bound.find(
    ({ keys }) => !keys.startsWith(CHORD) && keys.includes(' ') && isKey(event, keys.split(' ')[0] ?? ''),
  )
  if (begun) prefix = { key: begun.keys.split(' ')[0] ?? '', at: event.timeStamp }
}

/** Whether something lies over the page that the keys belong to. */
export function isModalOpen(): boolean {
  return document.querySelector('[data-modal]:not([data-closed])') !== null
}

const isApple = /^(Mac|iP)/.test(navigator.platform)

/** Ctrl, or what stands for it on an Apple keyboard, where Ctrl itself moves about in text. */
function onChord(event: KeyboardEvent): void {
  if (event.shiftKey || (isApple ? event.ctrlKey : event.metaKey)) return
  const found = useBindings
    .getState()
    .bound.findLast(
      ({ keys }) => keys.startsWith(CHORD) && isKey(event, keys.slice(CHORD.length).toLowerCase()),
    )
  if (!found) return
  event.preventDefault()
  if (!event.repeat) found.run()
}

/** Letters count by their place where the layout has no Latin ones, digits also where the top row needs Shift for them. */
function isKey(event: KeyboardEvent, key: string): boolean {
  if (event.key === key) return true
  if (/^\d$/.test(key)) return event.code === `Digit${key}` && !event.shiftKey
  if (!/^[a-z]$/.test(key)) return false
  const isLatin = /^[\x20-\x7e]$/.test(event.key)
  return !isLatin && !event.shiftKey && event.code === `Key${key.toUpperCase()}`
}

/** Whether what is typed there is text. */
export function isTypingInto(target: EventTarget | null | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}
