// Keys for a page: single ones work only while no text is being typed and no dialog is open; each says what it does, for the `?` list.

import { useEffect, useEffectEvent } from 'react'
import { create } from 'zustand'
import { readChoice, useChoice, writeChoice } from './stored.ts'

interface Binding {
  keys: string
  run: (event: KeyboardEvent) => void
  hint: KeyHint | undefined
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
}

/** Binds a key ("r", "?", "Backspace") or two in a row ("g l") while the component is on the page. The latest binding wins. */
export function useKey(
  keys: string,
  run: (event: KeyboardEvent) => void,
  { enabled = true, does, shown }: Options = {},
): void {
  const latest = useEffectEvent(run)
  useEffect(() => {
    if (!enabled) return undefined
    const hint = does === undefined ? undefined : { keys: shown ?? keys, does }
    return bind({ keys, hint, run: (event) => latest(event) })
  }, [enabled, keys, does, shown])
}

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
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (
    isTypingInto(event.composedPath()[0]) ||
    document.querySelector('[data-modal]:not([data-closed])') !== null
  )
    return
  const all = readChoice(NAME) !== OFF
  const bound = useBindings.getState().bound.filter(({ keys }) => all || !isCharacterKey(keys))
  const first = prefix !== null && event.timeStamp - prefix.at < SEQUENCE_MS ? prefix.key : null
  prefix = null
  const found = bound.findLast(({ keys }) => {
    const [one = '', two] = keys.split(' ')
    return two === undefined ? first === null && isKey(event, one) : one === first && isKey(event, two)
  })
  if (found) {
    event.preventDefault()
    found.run(event)
    return
  }
  const begun = bound.find(({ keys }) => keys.includes(' ') && isKey(event, keys.split(' ')[0] ?? ''))
  if (begun) prefix = { key: begun.keys.split(' ')[0] ?? '', at: event.timeStamp }
}

/** Letters count by their place where the layout has no Latin ones, digits also where the top row needs Shift for them. */
function isKey(event: KeyboardEvent, key: string): boolean {
  if (event.key === key) return true
  if (/^\d$/.test(key)) return event.code === `Digit${key}` && !event.shiftKey
  if (!/^[a-z]$/.test(key)) return false
  const isLatin = /^[\x20-\x7e]$/.test(event.key)
  return !isLatin && !event.shiftKey && event.code === `Key${key.toUpperCase()}`
}

function isTypingInto(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}
