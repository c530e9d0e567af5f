// What a technician does in a walk, as it waits to be sent.

import type { Schemas } from '../api/client.ts'
import { type Clash, isEqual, join, type PadNote } from '../walks/notes.ts'
import type { Change, Entry, Lane } from './queue.ts'

type Walk = Schemas['WalkView']

export interface Notes {
  kind: 'notes'
  /** All of them, as they were before. */
  base: readonly PadNote[]
  notes: readonly PadNote[]
  /** What they were written on; those that wait before it are counted as saved. */
  revision: number
  /** Notes that somebody else changed, too: nothing is sent before they are decided. */
  clashes?: readonly Clash[]
}

export type WalkAct =
  | { kind: 'step'; body: Schemas['StepInput'] & { step_count: number } }
  | { kind: 'back'; body: { step_count: number }; answer: string }
  | { kind: 'resolve'; body: Schemas['ResolveInput'] }
  | { kind: 'escalate'; body: Schemas['EscalateInput'] }
  | Notes

export type WalkEntry = Entry<WalkAct>
export type WalkLane = Lane<WalkAct>
export type NotesEntry = WalkEntry & { act: Notes }

/** What a new entry needs that must be the same however often the change is made. */
export interface Fresh {
  id: string
  at: string
}

export function append({ id, at }: Fresh, act: WalkAct): Change<WalkAct> {
  return (lane) => [...lane, { id, at, act }]
}

/** Other notes: the save at the end of the lane takes the change as long as it has not left; else one more is made. */
export function changeNotes(
  { id, at }: Fresh,
  walk: Pick<Walk, 'walk_notes' | 'notes_revision'>,
  change: (notes: readonly PadNote[]) => readonly PadNote[],
): Change<WalkAct> {
  return (lane) => {
    const last = lane.findLast(isNotes)
    const before = last?.act.notes ?? walk.walk_notes
    const notes = change(before)
    if (isEqual(before, notes)) return lane
    const end = lane.at(-1)
    if (end && isNotes(end) && !end.isTried) {
      if (isEqual(end.act.base, notes)) return lane.slice(0, -1)
      return [...lane.slice(0, -1), { ...end, act: { ...end.act, notes } }]
    }
    const revision = last ? last.act.revision + 1 : walk.notes_revision
    return [...lane, { id, at, act: { kind: 'notes', base: before, notes, revision } }]
  }
}

/** The notes as they are with what waits here. */
export function notesOf(walk: Pick<Walk, 'walk_notes'>, lane: WalkLane): readonly PadNote[] {
  const first = lane.find(isNotes)
  const last = lane.findLast(isNotes)
  if (!first || !last) return walk.walk_notes
  return join({ base: first.act.base, notes: last.act.notes, theirs: walk.walk_notes }).notes
}

export function clashesOf(lane: WalkLane): readonly Clash[] {
  const [first] = lane
  return first && isNotes(first) ? (first.act.clashes ?? []) : []
}

export function isNotes(entry: WalkEntry): entry is NotesEntry {
  return entry.act.kind === 'notes'
}

/** Whether it ends the walk. */
export function isEnd({ act }: WalkEntry): boolean {
  return act.kind === 'resolve' || act.kind === 'escalate'
}
