// What becomes of what waits when the server will not have it: because it is there already, because notes have to be brought
// together, or because somebody has to decide. Fetched when it first happens.

import type { Schemas } from '../api/client.ts'
import type { Problem } from '../api/problem.ts'
import { type Clash, freshTime, isEqual, join, type PadNote, withNote } from '../walks/notes.ts'
import {
  changeNotes,
  type Fresh,
  isEnd,
  isNotes,
  type Notes,
  type NotesEntry,
  type WalkAct,
  type WalkEntry,
  type WalkLane,
} from './acts.ts'
import type { Change } from './queue.ts'

type Walk = Schemas['WalkView']

/** What becomes of a lane whose first entry was refused. `walk` is the walk as it stands, where the server told it. */
export function refusedBy(problem: Problem, walk: Walk | null, newId: string): Change<WalkAct> {
  return (lane) => {
    const [first, ...rest] = lane
    if (!first) return lane
    if (walk && isNotes(first) && problem.code === 'notes_moved_on') return joined(first, rest, walk, newId)
    if (walk && isThereAlready(first, walk)) return rest
    // The walk that came with it is kept nowhere but in the page.
    const { code, message, holder } = problem
    return [{ ...first, refused: { code, message, ...(holder === undefined ? {} : { holder }) } }, ...rest]
  }
}

/** The same once more: it may be the other way round by now. */
export const sendAgain: Change<WalkAct> = ([first, ...rest]) => {
  if (!first) return []
  const { refused, ...entry } = first
  return [entry, ...rest]
}

/** Decides a clash. Both: theirs stays where it is, and ours comes after all others. */
export function settle(clash: Clash, choice: 'mine' | 'theirs' | 'both'): Change<WalkAct> {
  return (lane) => {
    const [first, ...rest] = lane
    if (!first || !isNotes(first)) return lane
    const { mine, theirs } = clash
    const { clashes = [], ...act } = first.act
    const open = clashes.filter((other) => Date.parse(other.mine.timestamp) !== Date.parse(mine.timestamp))
    if (open.length === clashes.length) return lane
    const decided = choice === 'mine' ? act.notes : withNote(act.notes, theirs ?? { ...mine, content: '' })
    const notes =
      choice === 'both'
        ? withNote(decided, { ...mine, timestamp: freshTime(decided, new Date(mine.timestamp)) })
        : decided
    const { refused, ...entry } = first
    const settled: NotesEntry = { ...entry, act: { ...act, notes } }
    if (open.length > 0)
      return carried(
        first,
        { ...settled, ...(refused && { refused }), act: { ...settled.act, clashes: open } },
        rest,
      )
    return carried(first, settled, rest)
  }
}

/** What is refused together: what builds on it cannot be done either. */
export function refusedTogether(lane: WalkLane): WalkLane {
  const [first] = lane
  if (!first?.refused) return []
  if (isOver(first.refused)) return lane
  return lane.filter((entry) => together(first, entry))
}

/** Lets go of what is refused together. `instead` takes its place, as a note. */
export function letGo(
  fresh: Fresh,
  walk: Pick<Walk, 'walk_notes' | 'notes_revision'>,
  instead?: PadNote,
): Change<WalkAct> {
  return (lane) => {
    const gone = new Set(refusedTogether(lane).map((entry) => entry.id))
    const rest = lane.filter((entry) => !gone.has(entry.id))
    if (!instead) return rest
    const note = (notes: readonly PadNote[]): readonly PadNote[] =>
      withNote(notes, { ...instead, timestamp: freshTime(notes, new Date(instead.timestamp)) })
    return changeNotes(fresh, walk, note)(rest)
  }
}

/** The walk is not one's own any more: nothing that waits for it can be done. */
export function isOver(problem: Problem): boolean {
  return /^(not_holder|walk_not_active|not_found|forbidden)$/.test(problem.code)
}

function together(first: WalkEntry, entry: WalkEntry): boolean {
  if (isNotes(first)) return isNotes(entry)
  return isEnd(first) ? entry === first : !isNotes(entry)
}

/** Somebody saved notes meanwhile: ours and theirs become one, and what both changed waits to be decided. */
function joined(first: NotesEntry, rest: WalkLane, walk: Walk, id: string): WalkLane {
  const { base, notes: mine } = first.act
  const { notes, clashes } = join({ base, notes: mine, theirs: walk.walk_notes })
  const act: Notes = { kind: 'notes', base: walk.walk_notes, notes, revision: walk.notes_revision }
  if (clashes.length === 0) {
    if (!isEqual(notes, walk.walk_notes)) return carried(first, { id, at: first.at, act }, rest)
    // It holds nothing that is not there already.
    const nothing = { id, at: first.at, act: { ...act, revision: act.revision - 1 } }
    return carried(first, nothing, rest).slice(1)
  }
  const refused: Problem = { code: 'notes_clash', message: '' }
  return carried(first, { id, at: first.at, refused, act: { ...act, clashes } }, rest)
}

/** A save in other words, and those behind it, which were written on it, on these. */
function carried(before: NotesEntry, now: NotesEntry, rest: WalkLane): WalkLane {
  let [was, is, revision] = [before.act.notes, now.act.notes, now.act.revision]
  const behind = rest.map((entry): WalkEntry => {
    if (!isNotes(entry)) return entry
    const { notes } = join({ base: was, notes: entry.act.notes, theirs: is })
    revision += 1
    const act: Notes = { kind: 'notes', base: is, notes, revision }
    was = entry.act.notes
    is = notes
    return { ...entry, act }
  })
  return [now, ...behind]
}

/** Done, by another of one's tabs or devices or by itself long ago: there is nothing to decide. */
function isThereAlready({ act }: WalkEntry, walk: Walk): boolean {
  if (act.kind === 'resolve')
    return walk.status === 'resolved' && walk.resolution_notes === act.body.resolution_notes
  if (act.kind !== 'step') return false
  const there = walk.walked_path.find((step) => step.seq === act.body.step_count + 1)
  return (
    there?.node_id === act.body.node_id &&
    there.answer === act.body.answer &&
    (there.l1_note ?? '') === (act.body.note ?? '')
  )
}
