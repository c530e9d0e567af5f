// A walk's notes as they are written: how one changes them, and how two versions of them become one.

import type { Schemas } from '../api/client.ts'

/** A note as it is edited; its time is its name. */
export interface PadNote {
  timestamp: string
  content: string
  by: Schemas['Note']['by']
}

/** Two versions of one note, both changed since they were last the same. */
export interface Clash {
  mine: PadNote
  theirs: PadNote | null
}

/** The note of that time says this now; one without words is gone. */
export function withNote(notes: readonly PadNote[], note: PadNote): readonly PadNote[] {
  const content = note.content.trim()
  const before = noteAt(notes, note.timestamp)
  if (before?.content === content || (!before && content === '')) return notes
  if (content === '') return notes.filter((other) => other !== before)
  const written = { ...note, content }
  if (before)
    return notes.map((other) => (other === before ? { ...written, timestamp: before.timestamp } : other))
  return [...notes, written].sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp))
}

export function noteAt(notes: readonly PadNote[], timestamp: string): PadNote | undefined {
  return notes.find((note) => Date.parse(note.timestamp) === Date.parse(timestamp))
}

/** Two notes of one moment would be one: each gets a time of its own. */
export function freshTime(notes: readonly PadNote[], now: Date): string {
  const latest = notes.reduce((most, note) => Math.max(most, Date.parse(note.timestamp)), 0)
  return new Date(Math.max(now.getTime(), latest + 1)).toISOString()
}

export function isEqual(a: readonly PadNote[], b: readonly PadNote[]): boolean {
  return a.length === b.length && a.every((note) => noteAt(b, note.timestamp)?.content === note.content)
}

/** Ours and theirs since both were `base`. Only a note that both changed differently is a clash; ours stands until it is decided. */
export function join({
  base,
  notes,
  theirs,
}: {
  base: readonly PadNote[]
  notes: readonly PadNote[]
  theirs: readonly PadNote[]
}): { notes: PadNote[]; clashes: Clash[] } {
  const before = byTime(base)
  const ours = byTime(notes)
  const other = byTime(theirs)
  const joined: PadNote[] = []
  const clashes: Clash[] = []
  for (const time of [...new Set([...other.keys(), ...ours.keys()])].sort((a, b) => a - b)) {
    const [was, mine, their] = [before.get(time), ours.get(time), other.get(time)]
    const isMineChanged = mine?.content !== was?.content
    const isTheirChanged = their?.content !== was?.content
    if (mine && isMineChanged && isTheirChanged && mine.content !== their?.content) {
      clashes.push({ mine, theirs: their ?? null })
      joined.push(mine)
    } else {
      // A change outlives a deletion, whoever made which.
      const kept = isMineChanged && (mine || !isTheirChanged) ? mine : their
      if (kept) joined.push(kept)
    }
  }
  return { notes: joined, clashes }
}

function byTime(notes: readonly PadNote[]): Map<number, PadNote> {
  return new Map(notes.map((note) => [Date.parse(note.timestamp), note]))
}
