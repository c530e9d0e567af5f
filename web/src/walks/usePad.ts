// The notes of the walk one holds, as they are written: what stands in a field is kept here at once, and saved a second after the
// last key; it is a note of its own from then on, which goes on being written.

import { useEffect, useEffectEvent } from 'react'
import { useMe } from '../auth/session.ts'
import { type Kept, useKept } from '../auth/useKept.ts'
import { changeNotes, clashesOf, isNotes, type WalkAct } from '../outgoing/acts.ts'
import { fresh, useLane } from '../outgoing/outgoing.ts'
import type { Change, SaveState } from '../outgoing/queue.ts'
import { type Clash, freshTime, noteAt, type PadNote, withNote } from './notes.ts'
import { keptNames, latestWalk, type Walk } from './walk.ts'

const PAUSE_MS = 1000

/** What stands in a field: the note that it is or will be. */
export interface Written {
  timestamp: string | null
  text: string
  /** What it said before it was edited. */
  before?: string
}

const NOTHING: Written = { timestamp: null, text: '' }

export interface Pad {
  /** Without the one that is being written. */
  notes: readonly PadNote[]
  clashes: readonly Clash[]
  state: SaveState
  draft: string
  type: (text: string) => void
  /** The note that is being written is done. */
  add: () => void
  /** A note in one go. */
  note: (text: string) => void
  /** The note that is being edited, by its time. */
  edited: { timestamp: string; text: string } | null
  edit: (note: PadNote) => void
  retype: (text: string) => void
  /** Editing is over. Not kept: it says again what it said before. */
  finish: (isKept: boolean) => void
  /** For what is decided of clashes. */
  change: (change: Change<WalkAct>) => void
}

/** `walk` is the walk with what waits here. */
export function usePad(walk: Walk): Pad {
  const { user } = useMe()
  const { entries, state, change } = useLane(walk.id)
  const names = keptNames(walk.id)
  const draft = useKept<Written>(names.note, NOTHING)
  const edit = useKept<Written>(names.edit, NOTHING)
  const notes = walk.walk_notes
  const by = { id: user.id, name: user.name }

  const write = (timestamp: string | null, text: string): void => {
    const now = new Date()
    change(
      changeNotes(fresh(), latestWalk(walk), (all) =>
        withNote(all, { timestamp: timestamp ?? freshTime(all, now), content: text, by }),
      ),
    )
  }
  const saves = (field: Written): boolean =>
    field.timestamp !== null && (noteAt(notes, field.timestamp)?.content ?? '') !== field.text.trim()
  const isWriting = saves(draft.value)
  // An edited note without words goes when that is what is wanted: when editing is over.
  const isEditing = saves(edit.value) && edit.value.text.trim() !== ''
  const isHere = entries.some(isNotes)
  useSoon(isWriting, draft.value.text, () => write(draft.value.timestamp, draft.value.text))
  useSoon(isEditing, edit.value.text, () => write(edit.value.timestamp, edit.value.text))
  useAcknowledged(draft, !isWriting && !isHere)
  useAcknowledged(edit, !isEditing && !isHere)

  const { timestamp } = draft.value
  return {
    notes: timestamp === null ? notes : notes.filter((note) => note !== noteAt(notes, timestamp)),
    clashes: clashesOf(entries),
    state: state === 'saved' && (isWriting || isEditing) ? 'saving' : state,
    draft: draft.value.text,
    type: (text) => {
      const isNew = timestamp === null || (text === '' && !noteAt(notes, timestamp))
      draft.set(
        isNew ? { timestamp: text === '' ? null : freshTime(notes, new Date()), text } : { timestamp, text },
      )
    },
    add: () => {
      if (timestamp !== null) write(timestamp, draft.value.text)
      draft.forget()
    },
    note: (text) => write(null, text),
    edited: edit.value.timestamp === null ? null : { timestamp: edit.value.timestamp, text: edit.value.text },
    edit: ({ timestamp: at, content }) => edit.set({ timestamp: at, text: content, before: content }),
    retype: (text) => edit.set({ ...edit.value, text }),
    finish: (isKept) => {
      const { timestamp: at, text, before = '' } = edit.value
      if (at !== null) write(at, isKept ? text : before)
      edit.forget()
    },
    change,
  }
}

function useSoon(isWanted: boolean, text: string, save: () => void): void {
  const latest = useEffectEvent(save)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the pause anew
  useEffect(() => {
    if (!isWanted) return undefined
    const timer = setTimeout(() => latest(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isWanted, text])
}

/** The server has what stands in the field: the browser needs to keep it no longer. */
function useAcknowledged(field: Kept<Written>, isAcknowledged: boolean): void {
  const { value, forget, acknowledged } = field
  const isThere = value.timestamp !== null && isAcknowledged
  const isEmpty = value.text.trim() === '' && value.before === undefined
  useEffect(() => {
    if (!isThere) return
    if (isEmpty) forget()
    else acknowledged()
  }, [isThere, isEmpty, forget, acknowledged])
}
